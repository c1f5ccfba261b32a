import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readManifest } from '$lib/model/manifest';
import { projectSchema, type Project } from '$lib/model/project';
import { beside, isSameWay, sharesFiles, wayOf, type Way } from '$lib/model/shown-under';
import { predictionGrid } from '$lib/pipeline/predict-hotspots';

/**
 * The project with the other ways in which its results show the records, as far as they can be known: those
 * of what lies in the folder already, told by its manifest, and for `predict`, whose cells are decided as a
 * grid of their own, the project's areas. In `exact` mode nothing is for release anyway.
 */
export async function withOtherWays(
	command: string,
	project: Project,
	folder: string
): Promise<Project> {
	const now = wayOfRun(command, project);
	if (!now) return project;
	const earlier = await earlierRun(folder);
	const around = [wayOf(project), earlier && wayOfRun(earlier.command, earlier.project)];
	const found = around.filter((way) => way != null && sharesFiles(way, now)) as Way[];
	const told = [
		...project.disclosure.alsoShown,
		...found.map((way) => beside(way, now)),
		...(found.length && earlier ? earlier.project.disclosure.alsoShown : [])
	];
	const alsoShown = told.filter(
		(way, i) =>
			!isSameWay(way, beside(now, now)) && told.findIndex((other) => isSameWay(other, way)) === i
	);
	return { ...project, disclosure: { ...project.disclosure, alsoShown } };
}

/** How a run shows its records; null where it shows none, or protects nothing. */
function wayOfRun(command: string | null, project: Project): Way | null {
	if (command === 'check') return null;
	const { predict } = project;
	return command === 'predict' && predict
		? wayOf({ ...project, areas: predictionGrid(predict) })
		: wayOf(project);
}

/** The run whose results lie in a folder; null where there is none that can be read. */
async function earlierRun(
	folder: string
): Promise<{ command: string | null; project: Project } | null> {
	try {
		const text = await readFile(join(folder, 'manifest.json'), 'utf8');
		const manifest = readManifest(JSON.parse(text));
		const project = projectSchema.safeParse(manifest?.project);
		return manifest && project.success
			? { command: manifest.command, project: project.data }
			: null;
	} catch {
		return null;
	}
}

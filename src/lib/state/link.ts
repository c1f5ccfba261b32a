import { differences, withPath, type Json } from '$lib/model/paths';
import { projectSchema, type Project } from '$lib/model/project';
import { viewSchema, type View } from '$lib/model/view';

/** A link longer than this is not read. */
const longestLink = 20_000;

/** Parts of a project that never go into a link: they name the user's files, belong to their data, or decide what may be shown of them. */
const private_ = [
	'incidents',
	'population',
	'underreporting',
	'scenarios',
	'report',
	'disclosure',
	'version'
];

const defaultProject = projectSchema.parse({ version: 1 });
const defaultView = viewSchema.parse({});

/**
 * The view and the analysis as the query of a link: one readable parameter for each choice that is
 * not the default (`period.from=2019-01-01&view.layer=hexagons`). No data and no file names.
 */
export function encodeLink(project: Project, view: View): string {
	const shared = Object.fromEntries(
		Object.entries(project).filter(([key]) => !private_.includes(key))
	) as unknown as Json;
	const parameters = new URLSearchParams();
	for (const [path, value] of differences(shared, defaultProject as unknown as Json)) {
		if (path === 'areas.file' || path.startsWith('areas.joined')) continue;
		parameters.append(path, written(value));
	}
	for (const [path, value] of differences(view as unknown as Json, defaultView as unknown as Json))
		parameters.append(`view.${path}`, written(value));
	return parameters.toString();
}

/**
 * Reads a link over a project: its files stay, everything a link carries is the link's or the default.
 * What cannot be used is passed over and named in `ignored`; a link never breaks the page.
 */
export function decodeLink(
	query: string,
	current: Project
): { project: Project; view: View; ignored: string[] } {
	const ignored: string[] = [];
	let view: View = defaultView;
	const kept = Object.fromEntries(private_.map((key) => [key, current[key as keyof Project]]));
	let project: Project = { ...defaultProject, ...kept };
	if (query.length > longestLink) return { project, view, ignored: ['link'] };
	const parameters = [...new URLSearchParams(query)];
	const areas = parameters.filter(([path]) => path.startsWith('areas.'));
	const others = parameters.filter(([path]) => !path.startsWith('areas.'));
	if (areas.length) project = readTogether(project, areas, current, ignored);
	else if (current.areas) project = { ...project, areas: current.areas };
	for (const [path, text] of others) {
		try {
			if (private_.includes(path.split('.')[0])) throw new RangeError('not part of a link');
			if (path.startsWith('view.'))
				view = viewSchema.parse(withPath(view as unknown as Json, path.slice(5), read(text)));
			else project = projectSchema.parse(withPath(project as unknown as Json, path, read(text)));
		} catch {
			ignored.push(path);
		}
	}
	return { project, view, ignored };
}

/** The parts of one block that only make sense together. */
function readTogether(
	project: Project,
	parameters: [string, string][],
	current: Project,
	ignored: string[]
): Project {
	try {
		const asked = parameters.reduce<Json>(
			(block, [path, text]) => withPath(block, path.slice('areas.'.length), read(text)),
			{}
		) as Record<string, Json>;
		if (asked.kind === 'boundaries') {
			if (current.areas?.kind !== 'boundaries') throw new RangeError('the boundaries are not here');
			asked.file = current.areas.file;
		}
		// Which areas are joined belongs to the data: it stays with them, and no link changes it.
		delete asked.joined;
		if (isSameSet(asked, current.areas)) asked.joined = joinedOf(current.areas) as Json;
		return projectSchema.parse({ ...project, areas: asked });
	} catch {
		ignored.push('areas');
		return current.areas ? { ...project, areas: current.areas } : project;
	}
}

const joinedOf = (areas: Project['areas']) => (areas?.kind === 'grid' ? undefined : areas?.joined);

function isSameSet(asked: Record<string, Json>, areas: Project['areas']): boolean {
	if (!joinedOf(areas) || asked.kind !== areas?.kind) return false;
	return areas.kind !== 'builtin' || asked.set === areas.set;
}

/** Texts stand as they are unless they would read as something else. */
function written(value: Json): string {
	return typeof value === 'string' && read(value) === value ? value : JSON.stringify(value);
}

function read(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}

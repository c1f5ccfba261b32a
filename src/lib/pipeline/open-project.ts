import { usableIncidents } from '$lib/database/queries/unplaced-incidents';
import type { Dataset, LoadedFile } from '$lib/model/dataset';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import { partsOf } from '$lib/model/runner';
import type { PopulationSettings } from '$lib/model/settings/areas';
import { coarsenPositions } from './coarsen-positions';
import type { Context } from './context';
import { loadAreas, type LoadedAreas } from './load-areas';
import { loadIncidents, type IncidentTable } from './load-incidents';
import type { LoadedProject } from './load-panel';
import { loadPopulation } from './load-population';
import { openIncidents } from './open-incidents';
import { findUnplaced, placeIncidents } from './place-incidents';
import { placeOnGrid } from './place-on-grid';

/** The share of the time that it takes to open files, of all until they are loaded and placed. */
export const opening = 0.3;

/**
 * Reads everything that a project names: its incidents into the engine, its areas and residents. From
 * here the use cases go on: `loadPanel` and what rests on it.
 */
export async function openProject(project: Project, context: Context): Promise<LoadedProject> {
	const part = partsOf(context);
	const tables = await openIncidents(project, part(0, opening));
	return loadProject(project, tables, part(opening, 1));
}

/** The same with files that were opened before, their plans confirmed by the user; `areas` may be on their way. */
export async function loadProject(
	project: Project,
	tables: IncidentTable[],
	context: Context,
	areas = startAreas(project, context)
): Promise<LoadedProject> {
	const part = partsOf(context);
	const dataset = await loadIncidents(tables, part(0, 0.7));
	const loaded = await placeProject(project, dataset, part(0.7, 1), areas);
	await coarsenPositions(loaded, context);
	return loaded;
}

/** Areas are read while files are opened and rows are loaded, where they do not depend on them. */
export function startAreas({ areas }: Project, context: Context): Promise<LoadedAreas> | null {
	if (!areas || areas.kind === 'grid') return null;
	const reading = loadAreas(areas, { ...context, onProgress: undefined });
	reading.catch(() => undefined);
	return reading;
}

/** Places loaded incidents into the project's areas and finds their residents. */
export async function placeProject(
	project: Project,
	dataset: Dataset,
	context: Context,
	reading: Promise<LoadedAreas> | null = null
): Promise<LoadedProject> {
	if (!project.areas)
		throw new InputError(
			'The project names no areas; add "areas": boundaries, a built-in set or a grid.'
		);
	const part = partsOf(context);
	const { areas, findings } =
		project.areas.kind === 'grid'
			? { areas: await placeOnGrid(dataset, project.areas, part(0, 0.2)), findings: [] }
			: await (reading ?? loadAreas(project.areas, part(0, 0.2)));
	const { population, found } = hasResidents(project)
		? await loadPopulation(project.population, areas, part(0.2, 0.4))
		: { population: null, found: { findings: [], problems: [] } };
	const placed =
		project.areas.kind === 'grid'
			? await findUnplaced(dataset, [], context)
			: await placeIncidents(dataset, areas, part(0.4, 1));
	// What an earlier placing found is of other areas.
	const read = dataset.reading ?? { findings: dataset.findings, problems: dataset.problems };
	return {
		areas,
		population,
		dataset: {
			...dataset,
			reading: read,
			files: await recount(dataset, context),
			findings: [...findings, ...read.findings, ...found.findings, ...placed.findings],
			problems: [...read.problems, ...found.problems, ...placed.problems]
		}
	};
}

/** Whether a project names residents of its areas. */
function hasResidents(project: Project): project is Project & { population: PopulationSettings } {
	const { population, areas } = project;
	if (!population?.madeFor) return population !== undefined;
	return areas?.kind === 'builtin' && areas.set === population.madeFor;
}

/** Says of each file how many of its rows have all that an analysis needs. */
async function recount(dataset: Dataset, { engine, signal }: Context): Promise<LoadedFile[]> {
	const files: LoadedFile[] = [];
	for (const file of dataset.files) {
		const { first, count } = file.incidents;
		const needs = { day: dataset.dated, count: dataset.counted, area: true };
		const { columns } = await engine.query(usableIncidents(first, first + count, needs), signal);
		const used = (columns.rows as Int32Array)[0];
		files.push({ ...file, tally: { ...file.tally, used, rejected: file.tally.read - used } });
	}
	return files;
}

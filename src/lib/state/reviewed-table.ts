import { areaNames, placeColumn } from '$lib/pipeline/incidents/place-column';
import type {
	BoundaryFile,
	OpenedBoundaries,
	OpenedFile,
	OpenedTable,
	ReadingPlan
} from '$lib/model/intake';
import type { Project } from '$lib/model/project';
import { incidentsSchema, type IncidentsSettings } from '$lib/model/settings/incidents';

/** A file that was opened and waits for the user to confirm how it is read. */
export interface ReviewedTable {
	opened: OpenedTable;
	plan: ReadingPlan;
	settings: IncidentsSettings;
}

/** What decides where incidents are placed and who lives there. */
export const placesOf = ({ areas, population }: Project) => JSON.stringify([areas, population]);

/** A table as it is read unless the user says otherwise. */
export function reviewed(opened: OpenedTable): ReviewedTable {
	return { opened, plan: opened.plan, settings: incidentsSchema.parse({ file: opened.name }) };
}

/** The table with the column that names areas of one of these files as its place, where no column says where. */
export function withPlaces(table: ReviewedTable, files: readonly BoundaryFile[]): ReviewedTable {
	const { plan, opened } = table;
	const found = files
		.map((file) => placeColumn(plan, opened, file.areaNames ?? []))
		.find((column) => column !== null);
	if (found === undefined) return table;
	const columns = plan.columns.map((column) =>
		column.column === found ? { ...column, role: 'area' as const } : column
	);
	return { ...table, plan: { ...plan, columns } };
}

/** A file of boundaries as the project's areas. */
export function areasOf(file: BoundaryFile): NonNullable<Project['areas']> {
	return {
		kind: 'boundaries',
		file: file.name,
		...(file.idCandidates[0] ? { id: file.idCandidates[0] } : {}),
		...(file.nameCandidates[0] ? { name: file.nameCandidates[0] } : {}),
		population: file.populationCandidates[0] ?? null
	};
}

/** The built-in areas that the first of opened tables names, unless areas of a file, a grid or the same are chosen. */
export function suggestedAreas(
	opened: readonly OpenedFile[],
	{ areas }: Project,
	boundaries: readonly BoundaryFile[]
): Project['areas'] {
	if (boundaries.length > 0 || (areas && areas.kind !== 'builtin')) return undefined;
	const set = opened.find((file) => file.kind === 'table')?.suggestedAreas;
	return set && set !== areas?.set ? { kind: 'builtin', set } : undefined;
}

/** What a project itself says of its boundary file, if it has one. */
export function boundariesOf({ areas }: Project): BoundaryFile[] {
	if (areas?.kind !== 'boundaries') return [];
	const known = (property?: string | null) => (property ? [property] : []);
	return [
		{
			name: areas.file,
			idCandidates: known(areas.id),
			nameCandidates: known(areas.name),
			populationCandidates: known(areas.population)
		}
	];
}

/** Boundary files with those just opened in front, each name once; their outlines are read where they are used. */
export function withOpened(
	opened: (OpenedBoundaries | BoundaryFile)[],
	before: BoundaryFile[]
): BoundaryFile[] {
	const added = opened.map((file) => {
		const { name, idCandidates, nameCandidates, populationCandidates } = file;
		const known = 'features' in file ? { areaNames: areaNames(file) } : {};
		return { name, idCandidates, nameCandidates, populationCandidates, ...known };
	});
	const names = new Set(added.map(({ name }) => name));
	return [...added, ...before.filter(({ name }) => !names.has(name))];
}

import type { BoundaryFile, OpenedTable, ReadingPlan } from '$lib/model/intake';
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
export function withOpened(opened: BoundaryFile[], before: BoundaryFile[]): BoundaryFile[] {
	const added = opened.map(({ name, idCandidates, nameCandidates, populationCandidates }) => ({
		name,
		idCandidates,
		nameCandidates,
		populationCandidates
	}));
	const names = new Set(added.map(({ name }) => name));
	return [...added, ...before.filter(({ name }) => !names.has(name))];
}

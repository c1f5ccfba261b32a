import type { OpenedBoundaries, OpenedTable, ReadingPlan } from '$lib/model/intake';
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
export function areasOf(opened: OpenedBoundaries): NonNullable<Project['areas']> {
	return {
		kind: 'boundaries',
		file: opened.name,
		...(opened.idCandidates[0] ? { id: opened.idCandidates[0] } : {}),
		...(opened.nameCandidates[0] ? { name: opened.nameCandidates[0] } : {}),
		population: opened.populationCandidates[0] ?? null
	};
}

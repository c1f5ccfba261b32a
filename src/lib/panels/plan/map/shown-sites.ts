import type { Areas } from '$lib/model/areas';
import type { PlanResult } from '$lib/model/planning';

/** The sites of a plan as the map draws them. */
export interface ShownSites {
	sites: { centre: [number, number]; existing: boolean }[];
	reachKilometres: number | null;
}

/** A plan's sites at the centres of their areas; circles only where reach is what counts. */
export function shownSites(areas: Areas, sites: PlanResult['sites']): ShownSites | null {
	if (!sites) return null;
	return {
		sites: sites.open.flatMap((id) => {
			const area = areas.ids.indexOf(id);
			if (area < 0) return [];
			const centre: [number, number] = [areas.centres[2 * area], areas.centres[2 * area + 1]];
			return [{ centre, existing: sites.existing.includes(id) }];
		}),
		reachKilometres:
			sites.kind === 'max-covering' && sites.unit === 'kilometres' ? sites.reach : null
	};
}

import type { County } from './counties';
import { followUpShares } from './follow-up';
import { corridors, delayShares, type Incidents } from './incidents';
import { listTruth } from './lists';
import { diligentState, FIRST_YEAR, MONTHS, practiceChange, YEARS, type Plan } from './plan';
import { forms, season, type Rates } from './rates';

/** Everything that was planted, and what came of it; tests hold methods against it. */
export function describeTruth(
	counties: County[],
	plan: Plan,
	rates: Rates,
	incidents: Incidents,
	seed: number
) {
	return {
		synthetic: true,
		seed,
		window: { from: `${FIRST_YEAR}-01`, to: `${FIRST_YEAR + YEARS - 1}-12`, step: 'month' },
		basePer100000AndYear: rates.base,
		spots: plan.spots,
		trends: plan.trends,
		campaigns: plan.campaigns,
		practiceChange,
		diligentState,
		silent: plan.silent,
		season: forms.map(({ form, share }, f) => ({
			form,
			share,
			factorByMonth: Array.from({ length: 12 }, (_, month) => season(f, month))
		})),
		delayShares,
		followUp: followUpShares,
		corridors,
		months: totals(incidents, MONTHS, (at) => at % MONTHS),
		states: totals(incidents, plan.states.length, (at) =>
			plan.states.findIndex(({ state }) => state === counties[Math.floor(at / MONTHS)].state)
		).map((counts, i) => ({ ...plan.states[i], ...counts })),
		lists: listTruth
	};
}

export type Truth = ReturnType<typeof describeTruth>;

/** Cases that happened, are recorded in the end and stand in the file, summed by group. */
function totals(incidents: Incidents, groups: number, groupOf: (at: number) => number) {
	const sums = Array.from({ length: groups }, () => ({ happened: 0, recorded: 0, shown: 0 }));
	incidents.happened.forEach((happened, at) => {
		if (happened === 0) return;
		const sum = sums[groupOf(at)];
		sum.happened += happened;
		sum.recorded += incidents.recorded[at];
		sum.shown += incidents.shown[at];
	});
	return sums;
}

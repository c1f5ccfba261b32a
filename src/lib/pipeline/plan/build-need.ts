import { statusCode, type ProtectedTable } from '$lib/model/disclosure';
import type { CaseEstimates, NeedIndex } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { PlanSettings } from '$lib/model/settings/plan';
import { buildNeedIndex } from '$lib/planning/need-index';
import { poolHidden } from '$lib/planning/pool-hidden';
import type { Context } from '../context';
import { estimateCases, residentsOf } from '../estimate-cases';
import type { LoadedProject } from '../load-panel';
import type { MethodPanel } from '../method-panel';
import { lastYears } from './last-years';
import { needComponents } from './need-components';

export interface Need {
	index: NeedIndex;
	/** As recorded and estimated (`MethodPanel`); shown of areas whose count is. */
	estimates: CaseEstimates;
	/** Years that the estimates cover. */
	years: number;
	/** Recorded cases of the window as they may be shown. */
	shown: ProtectedTable;
	/** Standard deviation of the logarithm of need by area: counting and reporting together. */
	spread: Float64Array;
	residents: Float64Array | null;
}

/**
 * A year's need by area: the mean of the last years, corrected for reporting where the plan asks for
 * it, shared out by the need index's components. Areas whose counts are hidden take part with what
 * the hidden areas of their jurisdiction have together (`poolHidden`), so that a plan, whose money is
 * shown everywhere, says nothing of a hidden count.
 */
export async function buildNeed(
	project: Project,
	plan: PlanSettings,
	loaded: LoadedProject,
	source: MethodPanel,
	context: Context
): Promise<Need> {
	const { panel } = source;
	const { window, years, stretch } = lastYears(panel, plan.need.years);
	const settled =
		plan.need.cases === 'recorded' ? { ...project, underreporting: undefined } : project;
	const estimates = await estimateCases(settled, loaded, window, context);
	const residents = residentsOf(window) ?? loaded.areas.population;
	const shown = source.shown([stretch]);
	const hidden = shown.statuses.map((code) => (code === statusCode.hidden ? 1 : 0));
	const pool = (values: Float64Array) =>
		poolHidden(values, hidden, loaded.areas.parents, residents);
	const cases = pool(estimates.estimated).map((value) => value / years);
	const total = cases.reduce((sum, value) => sum + (value || 0), 0);
	if (!(total > 0))
		throw new InputError(
			'There are no cases in the years that the need is taken from; widen the period or "plan.need.years".',
			{},
			'plan-no-need'
		);
	const correction = pool(estimates.reported).map((count, area) =>
		count > 0 && cases[area] > 0 ? (cases[area] * years) / count : 1
	);
	const basis = { project, plan, loaded, panel, window, cases, correction, residents, pool };
	return {
		index: buildNeedIndex(await needComponents(basis, context), residents, total),
		estimates,
		years,
		shown,
		spread: spreadOf(estimates, pool),
		residents
	};
}

/** From the range of the estimates (as a 95 % one) and the chance in small counts. */
function spreadOf(
	{ reported, lower, upper }: CaseEstimates,
	pool: (values: Float64Array) => Float64Array
): Float64Array {
	const [count, low, high] = [pool(reported), pool(lower), pool(upper)];
	return count.map((cases, area) => {
		const range = high[area] > 0 && low[area] > 0 ? Math.log(high[area] / low[area]) / 3.92 : 0;
		return Math.min(1.5, Math.sqrt(range ** 2 + 1 / Math.max(1, cases || 0)));
	});
}

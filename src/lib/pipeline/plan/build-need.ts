import type { Panel } from '$lib/model/panel';
import { periodsPerYear } from '$lib/model/period';
import type { CaseEstimates, NeedComponent, NeedIndex } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { PlanSettings } from '$lib/model/settings/plan';
import { buildNeedIndex } from '$lib/planning/need-index';
import type { Context } from '../context';
import { estimateCases, readByArea, residentsOf } from '../estimate-cases';
import type { LoadedProject } from '../load-panel';

export interface Need {
	index: NeedIndex;
	estimates: CaseEstimates;
	/** Standard deviation of the logarithm of need by area: counting and reporting together. */
	spread: Float64Array;
	residents: Float64Array | null;
}

/**
 * A year's need by area: the mean of the last years, corrected for reporting where the plan asks for
 * it, shared out by the need index's components.
 */
export async function buildNeed(
	project: Project,
	plan: PlanSettings,
	loaded: LoadedProject,
	panel: Panel,
	context: Context
): Promise<Need> {
	const { window, years } = lastYears(panel, plan.need.years);
	const settled =
		plan.need.cases === 'recorded' ? { ...project, underreporting: undefined } : project;
	const estimates = await estimateCases(settled, loaded, window, context);
	const yearly = estimates.estimated.map((cases) => cases / years);
	const total = yearly.reduce((sum, cases) => sum + (cases || 0), 0);
	if (!(total > 0))
		throw new InputError(
			'There are no cases in the years that the need is taken from; widen the period or "plan.need.years".',
			{},
			'plan-no-need'
		);
	const residents = residentsOf(window) ?? loaded.areas.population;
	const components: NeedComponent[] = [];
	for (const [i, settings] of plan.need.components.entries()) {
		const { source, weight, kind } = settings;
		if (source === 'cases')
			components.push({ id: 'cases', kind: 'amount', weight, values: yearly });
		else if (source === 'rising')
			components.push({ id: 'rising', kind: 'amount', weight, values: yearlyRise(window) });
		else {
			const { file, columns } = settings;
			if (!file || !columns)
				throw new InputError(
					`Component ${i + 1} of the need takes a column, but names no file and columns.`,
					{},
					'need-column'
				);
			const { areas } = loaded;
			const values = await readByArea(file, columns.area, columns.value, areas, context, 'mean');
			components.push({ id: columns.value, kind, weight, values });
		}
	}
	return {
		index: buildNeedIndex(components, residents, total),
		estimates,
		spread: spreadOf(estimates),
		residents
	};
}

/** The last years of a panel that are complete, and how many they are. */
function lastYears(panel: Panel, wanted: number): { window: Panel; years: number } {
	if (panel.undated) return { window: panel, years: 1 };
	const perYear = periodsPerYear[panel.periods.step];
	const { length } = panel.periods;
	const whole = Math.max(1, length - panel.incompleteLast);
	const kept = Math.max(1, Math.min(whole, Math.round(wanted * perYear)));
	const first = whole - kept;
	const cut = (values: Float64Array) => {
		const result = new Float64Array(panel.areaIds.length * kept);
		panel.areaIds.forEach((_, area) => {
			const from = area * length + first;
			result.set(values.subarray(from, from + kept), area * kept);
		});
		return result;
	};
	const window: Panel = {
		...panel,
		periods: { ...panel.periods, first: panel.periods.first + first, length: kept },
		counts: cut(panel.counts),
		population: panel.population && cut(panel.population),
		incompleteLast: 0
	};
	return { window, years: kept / perYear };
}

/** Cases in the later half of the window beyond those in the earlier half; 0 where they fell. */
function yearlyRise(window: Panel): Float64Array {
	const { length } = window.periods;
	const half = Math.floor(length / 2);
	if (half === 0)
		throw new InputError(
			'The need counts rising areas, but the data hold one period only; leave that component out.',
			{},
			'need-rising'
		);
	return Float64Array.from(window.areaIds, (_, area) => {
		const row = window.counts.subarray(area * length, (area + 1) * length);
		const sum = (part: Float64Array) => part.reduce((total, count) => total + (count || 0), 0);
		return Math.max(0, sum(row.subarray(length - half)) - sum(row.subarray(0, half)));
	});
}

/** From the range of the estimates (as a 95 % one) and the chance in small counts. */
function spreadOf({ reported, lower, upper }: CaseEstimates): Float64Array {
	return reported.map((count, area) => {
		const range =
			upper[area] > 0 && lower[area] > 0 ? Math.log(upper[area] / lower[area]) / 3.92 : 0;
		return Math.min(1.5, Math.sqrt(range ** 2 + 1 / Math.max(1, count || 0)));
	});
}

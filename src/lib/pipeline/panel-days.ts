import { dealByWeight } from '$lib/disclosure/deal-cases';
import type { Dataset } from '$lib/model/dataset';
import { dayNumber, periodEnd, periodStart, type Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Random } from '$lib/numeric/random';

/** First and last day of a period. */
const daysOf = ({ first, step }: Periods, t: number) => ({
	from: dayNumber(periodStart(first + t, step)),
	to: dayNumber(periodEnd(first + t, step))
});

/** Which periods a project's window cuts through: it leaves out days of them that have incidents. */
export function cutPeriods(
	{ period }: Pick<Project, 'period'>,
	dataset: Dataset,
	periods: Periods
): (t: number) => boolean {
	if (!dataset.dated) return () => false;
	const from = period.from === undefined ? -Infinity : dayNumber(period.from);
	const to = period.to === undefined ? Infinity : dayNumber(period.to);
	return (t) => {
		const days = daysOf(periods, t);
		return from > Math.max(days.from, dataset.firstDay) || to < Math.min(days.to, dataset.lastDay);
	};
}

/**
 * Counts by base period (area-major) as counts by the periods of a view: added up where a base period lies
 * within one, dealt by days where it does not. Days outside the window are left out.
 */
export function spreadOverPeriods(
	base: Float64Array,
	from: Periods,
	to: Periods,
	window: { dataset: Dataset; from?: string; to?: string },
	random: Random
): Float64Array {
	const many = base.length / from.length;
	const result = new Float64Array(many * to.length);
	for (let b = 0; b < from.length; b++) {
		const { periods, weights } = overlaps(from, b, to, window);
		const whole = weights.filter((days) => days > 0).length === 1;
		// The place of the one period that holds it all; past the last one where it lies outside.
		const holder = weights.findIndex((days) => days > 0);
		for (let area = 0; area < many; area++) {
			const cases = base[area * from.length + b];
			if (!cases) continue;
			if (whole) {
				if (holder < periods.length) result[area * to.length + periods[holder]] += cases;
				continue;
			}
			const dealt = dealByWeight(cases, weights, random);
			periods.forEach((t, i) => (result[area * to.length + t] += dealt[i]));
		}
	}
	return result;
}

/** The view's periods that a base period touches and the days shared with each; the last weight is of the days outside. */
function overlaps(
	from: Periods,
	b: number,
	to: Periods,
	{ dataset, ...window }: { dataset: Dataset; from?: string; to?: string }
): { periods: number[]; weights: number[] } {
	const own = daysOf(from, b);
	const first = Math.max(own.from, dataset.firstDay);
	const last = Math.min(own.to, dataset.lastDay);
	const opens = Math.max(first, window.from === undefined ? -Infinity : dayNumber(window.from));
	const closes = Math.min(last, window.to === undefined ? Infinity : dayNumber(window.to));
	const periods: number[] = [];
	const weights: number[] = [];
	let outside = last - first + 1;
	for (let t = 0; t < to.length; t++) {
		const days = daysOf(to, t);
		const shared = Math.min(days.to, closes) - Math.max(days.from, opens) + 1;
		if (shared <= 0) continue;
		periods.push(t);
		weights.push(shared);
		outside -= shared;
	}
	return { periods, weights: [...weights, Math.max(0, outside)] };
}

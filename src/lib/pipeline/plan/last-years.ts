import type { Panel } from '$lib/model/panel';
import { periodsPerYear } from '$lib/model/period';

/** The last years of a panel that are complete, calendar years where there are enough of them, how many they are, and which of its periods. */
export function lastYears(
	panel: Panel,
	wanted: number
): { window: Panel; years: number; stretch: { first: number; last: number } } {
	if (panel.undated) return { window: panel, years: 1, stretch: { first: 0, last: 0 } };
	const perYear = periodsPerYear[panel.periods.step];
	const { length } = panel.periods;
	const whole = Math.max(1, length - panel.incompleteLast);
	const kept = Math.max(1, Math.min(whole, Math.round(wanted * perYear)));
	const first = Math.max(0, endOfYears(panel, whole, kept) - kept);
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
	return { window, years: kept / perYear, stretch: { first, last: first + kept - 1 } };
}

/**
 * Where the years end: with the last calendar year that is whole, if as many lie before it as are
 * wanted. Calendar years are what is published and compared; a stretch that cuts them can be known
 * of far fewer areas.
 */
function endOfYears({ periods }: Panel, whole: number, kept: number): number {
	const { first, step } = periods;
	const perYear = periodsPerYear[step];
	if (step === 'week' || step === 'day' || kept % perYear) return whole;
	const beyond = (((first + whole) % perYear) + perYear) % perYear;
	return whole - beyond >= kept ? whole - beyond : whole;
}

import type { ShownForecasts } from '$lib/model/forecast';
import type { ShownTrends } from '$lib/model/trends';

/** The least relative change of a class: much less, less, as before, more, much more. */
const edges = [-0.25, -0.1, 0.1, 0.25];

/** Classes of change from low to high, as the map colours them. */
export const changeClasses = ['much-lower', 'lower', 'same', 'higher', 'much-higher'] as const;

/**
 * By area, the mean count expected a period over the mean of the whole periods before, less one. Both
 * are shown numbers; NaN where either is withheld.
 */
export function forecastChange(trends: ShownTrends, { areas, periods }: ShownForecasts) {
	const { mean } = areas.numbers;
	return Float64Array.from(trends.areaIds, (_, area) => {
		let sum = 0;
		for (let h = 0; h < periods.length; h++) sum += mean[area * periods.length + h];
		const before = trends.areas.numbers.cases[area] / trends.wholePeriods;
		return before > 0 ? sum / periods.length / before - 1 : NaN;
	});
}

/** The class of a change; null where there is none. */
export function changeClass(change: number): (typeof changeClasses)[number] | null {
	if (!Number.isFinite(change)) return null;
	return changeClasses[edges.filter((edge) => change >= edge).length];
}

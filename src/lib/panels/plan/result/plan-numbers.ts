import type { PlanResult } from '$lib/model/planning';
import { inARow } from '$lib/wording/format';
import { programmeName } from '$lib/wording/programme';

/** Sums of a plan by area. */
export interface AreaSums {
	amount: Float64Array;
	/** NaN where hidden. */
	effect: Float64Array;
}

/** Money and effect of each area over its programmes. */
export function sumByArea({ amount, effect, areaIds }: PlanResult): AreaSums {
	const many = amount.length / areaIds.length;
	const sum = (values: Float64Array) =>
		Float64Array.from({ length: areaIds.length }, (_, area) =>
			values.subarray(area * many, (area + 1) * many).reduce((total, value) => total + value, 0)
		);
	return { amount: sum(amount), effect: sum(effect) };
}

/** What an area's units are, in words: "3 × Frontline training, 1 × Shelter places". */
export function unitsInWords(
	{ programmes, units }: PlanResult,
	area: number,
	format: (value: number) => string
): string {
	return inARow(
		programmes.flatMap((programme, p) => {
			const count = units[area * programmes.length + p];
			return count > 0 ? [`${format(count)} × ${programmeName(programme)}`] : [];
		})
	);
}

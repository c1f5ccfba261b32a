import { m } from '$lib/messages/compiled/messages';
import type { Outlines } from '$lib/model/report';
import { areaMapFigure, type MapClass } from '../figures/area-map';
import { sequence } from '../figures/palette';

/** Classes of equal numbers of areas: the lower ends of all but the first, without repeats. */
export function quantileBreaks(values: ArrayLike<number>, classes: number): number[] {
	const sorted = Float64Array.from(values)
		.filter((value) => value > 0)
		.sort();
	if (!sorted.length) return [];
	const breaks = Array.from(
		{ length: classes - 1 },
		(_, k) => sorted[Math.floor(((k + 1) * sorted.length) / classes)]
	);
	return [...new Set(breaks)].filter((value) => value > sorted[0]);
}

/** A map of one number by area, zero and five classes above it; hidden and missing apart. */
export function numberMap(
	outlines: Outlines,
	names: string[],
	values: ArrayLike<number>,
	isHidden: (area: number) => boolean,
	format: (value: number) => string
): string {
	const breaks = quantileBreaks(values, sequence.length - 1);
	const classes: MapClass[] = [
		{ colour: '#f7f9f9', label: m.report_map_zero() },
		...[...breaks, NaN].map((upper, k) => {
			const colour = sequence[k + sequence.length - 1 - breaks.length];
			const lower = k ? format(breaks[k - 1]) : null;
			const label =
				lower === null
					? Number.isNaN(upper)
						? m.report_map_above_zero()
						: m.report_map_under({ upper: format(upper) })
					: Number.isNaN(upper)
						? m.report_map_from({ lower })
						: m.report_map_between({ lower, upper: format(upper) });
			return { colour, label };
		})
	];
	const classOf = Array.from(values, (value, area) => {
		if (isHidden(area)) return -2;
		if (!Number.isFinite(value)) return -1;
		return value === 0 ? 0 : 1 + breaks.filter((limit) => value >= limit).length;
	});
	return areaMapFigure({
		...outlines,
		names,
		classOf,
		classes,
		noDataLabel: m.chart_no_data(),
		hiddenLabel: m.report_map_hidden()
	});
}

/** A map of named classes by area. */
export function classMap(
	outlines: Outlines,
	names: string[],
	classOf: number[],
	classes: MapClass[],
	noDataLabel: string
): string {
	return areaMapFigure({
		...outlines,
		names,
		classOf,
		classes,
		noDataLabel,
		hiddenLabel: m.report_map_hidden()
	});
}

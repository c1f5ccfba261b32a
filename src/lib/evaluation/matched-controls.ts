import { seriesOf, type Panel } from '$lib/model/panel';

/** Mean of the reported counts of a span. */
function meanOf(series: Float64Array): number {
	const seen = series.filter((value) => !Number.isNaN(value));
	return seen.length ? seen.reduce((sum, value) => sum + value, 0) / seen.length : NaN;
}

/** How unlike two areas were before the start: squared gaps of their counts, each on the scale of its mean. */
function distance(a: Float64Array, b: Float64Array): number {
	const [meanA, meanB] = [meanOf(a), meanOf(b)];
	if (!(meanA > 0) || !(meanB > 0)) return Infinity;
	const shape = a.reduce((sum, value, t) => {
		const gap = value / meanA - b[t] / meanB;
		return Number.isNaN(gap) ? sum : sum + gap * gap;
	}, 0);
	return shape / a.length + Math.log(meanA / meanB) ** 2;
}

/**
 * The areas whose counts before the start were most like the treated ones', in level and in course:
 * up to `wanted` for each treated area, ties by index. What happened after the start is not looked at.
 * @param excluded areas that must not serve: treated ones, their neighbours
 */
export function matchedControls(
	panel: Panel,
	treated: number[],
	excluded: ReadonlySet<number>,
	span: { from: number; firstAfter: number },
	wanted = 3
): number[] {
	const before = (area: number) => seriesOf(panel, area).subarray(span.from, span.firstAfter);
	const chosen = new Set<number>();
	for (const area of treated) {
		const ranked = panel.areaIds
			.map((_, other) => other)
			.filter((other) => !excluded.has(other) && !chosen.has(other) && !treated.includes(other))
			.map((other) => ({ other, gap: distance(before(area), before(other)) }))
			.filter(({ gap }) => Number.isFinite(gap))
			.sort((a, b) => a.gap - b.gap || a.other - b.other);
		ranked.slice(0, wanted).forEach(({ other }) => chosen.add(other));
	}
	return [...chosen].sort((a, b) => a - b);
}

import type { ShownTable } from '$lib/model/disclosure';
import type { ShownTrends } from '$lib/model/trends';

/**
 * The area to open with: of those whose counts are shown for most periods, one that stands out, else
 * one that rises, falls, or has the most cases. An area that shows nothing only where all do.
 */
export function defaultArea({ areas, areaIds }: ShownTrends, { counts, columns }: ShownTable) {
	const { direction, alert } = areas.labels;
	const cases = areas.numbers.cases;
	let best = 0;
	let bestScore = -1;
	for (let area = 0; area < areaIds.length; area++) {
		let known = 0;
		for (let t = 0; t < columns; t++) known += Number(counts[area * columns + t] > 0);
		const told =
			alert[area] === 'alert'
				? 3
				: direction[area] === 'rising'
					? 2
					: direction[area] === 'falling'
						? 1
						: 0;
		const score =
			Math.floor((4 * known) / columns) * 10 + told + Math.min(0.9, (cases[area] || 0) / 1e6);
		if (score > bestScore) [best, bestScore] = [area, score];
	}
	return best;
}

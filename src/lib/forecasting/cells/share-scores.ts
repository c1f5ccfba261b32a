import type { ShareScore } from '$lib/model/predict';
import { normalQuantile } from '$lib/numeric/normal';

/** Cells by falling score; ties in their own order. */
export function rankCells(score: Float64Array): Int32Array {
	return Int32Array.from(score, (_, c) => c).sort((a, b) => score[b] - score[a] || a - b);
}

/**
 * Hit rate, predictive accuracy index and predictive efficiency index of the first cells of an order
 * at several shares of the ground. Intervals are Wilson's (1927), as if events were independent.
 */
export function shareScores(
	order: Int32Array,
	events: Float64Array,
	shares: number[]
): ShareScore[] {
	const total = events.reduce((sum, value) => sum + value, 0);
	const best = Float64Array.from(events).sort().reverse();
	return shares.map((share) => {
		const cells = Math.max(1, Math.min(order.length, Math.round(share * order.length)));
		const ground = cells / order.length;
		let hits = 0;
		let most = 0;
		for (let i = 0; i < cells; i++) {
			hits += events[order[i]];
			most += best[i];
		}
		const rate = total > 0 ? hits / total : NaN;
		const [lower, upper] = wilson(rate, total);
		return {
			share,
			cells,
			hitRate: rate,
			hitRateLower: lower,
			hitRateUpper: upper,
			pai: rate / ground,
			paiLower: lower / ground,
			paiUpper: upper / ground,
			pei: most > 0 ? hits / most : NaN
		};
	});
}

function wilson(rate: number, n: number): [number, number] {
	if (!(n > 0)) return [NaN, NaN];
	const z = normalQuantile(0.975);
	const centre = (rate + (z * z) / (2 * n)) / (1 + (z * z) / n);
	const half = (z / (1 + (z * z) / n)) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n));
	return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

import { normalQuantile } from './normal';
import { mannKendall } from './mann-kendall';

/** A slope that outliers hardly move, per step of the series, and its interval. */
export interface TheilSen {
	slope: number;
	lower: number;
	upper: number;
	/** Median of value − slope × position (positions count from 0). */
	intercept: number;
}

/**
 * The median of the slopes of all pairs (Theil 1950; Sen 1968), with Sen's interval from the ranks
 * (N ∓ z √Var S) / 2 (Gilbert 1987, 16.4). All NaN with fewer than two values.
 */
export function theilSen(series: ArrayLike<number>, level = 0.05): TheilSen {
	const at: number[] = [];
	for (let t = 0; t < series.length; t++) if (!Number.isNaN(series[t])) at.push(t);
	if (at.length < 2) return { slope: NaN, lower: NaN, upper: NaN, intercept: NaN };
	const slopes = new Float64Array((at.length * (at.length - 1)) / 2);
	let n = 0;
	for (let i = 0; i < at.length; i++)
		for (let j = i + 1; j < at.length; j++)
			slopes[n++] = (series[at[j]] - series[at[i]]) / (at[j] - at[i]);
	slopes.sort();
	const slope = middle(slopes);
	const reach = normalQuantile(1 - level / 2) * Math.sqrt(mannKendall(series).variance);
	const rank = (value: number) => slopes[Math.max(0, Math.min(n - 1, Math.round(value) - 1))];
	return {
		slope,
		lower: rank((n - reach) / 2),
		upper: rank((n + reach) / 2 + 1),
		intercept: middle(Float64Array.from(at, (t) => series[t] - slope * t).sort())
	};
}

/** The median of sorted values. */
function middle(sorted: Float64Array): number {
	const half = sorted.length >> 1;
	return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

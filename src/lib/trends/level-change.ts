import type { ChangePoint, SharedSpread } from '$lib/model/trends';
import { studentTwoSided } from '$lib/numeric/student';
import { changePointDefaults } from './change-points';
import { moderate } from './moderated-variances';
import { lagOneCorrelation } from './residual-correlation';

/**
 * What a p-value of a change of level is multiplied by, beside the number of places it might lie at:
 * twenty times, so that asking for it adds no more than a twentieth to the false alarms of the trend.
 */
const PRICE = 20;
const FEWEST_PAIRS = 8;
const MOST_CORRELATION = 0.8;

/** The change that splits a series best into a level before and a level after. */
export interface LevelChange {
	change: ChangePoint;
	/** Two-sided, corrected for the places it might lie at: below the trend's, it describes the series better than a line. */
	placed: number;
	/** The same, paid for having been looked for beside a trend. */
	p: number;
}

/**
 * Whether one lasting change of level says which way a series moved, where a line through it does not.
 * Of the `changes` found, the one that two constant rates fit best; the ratio of likelihoods over the
 * dispersion around them, which is drawn towards that of other areas where there is a `spread` and
 * widened by the correlation of neighbours, is Student's t squared (McCullagh & Nelder 1989).
 * Bonferroni over the periods at which it might lie, a level lasting at least `minimumLength`. `expected` is residents times season. Null where
 * there is no change.
 */
export function levelChange(
	counts: ArrayLike<number>,
	expected: ArrayLike<number>,
	changes: readonly ChangePoint[],
	spread: SharedSpread | null,
	minimumLength = changePointDefaults.minimumLength
): LevelChange | null {
	const used = Array.from({ length: counts.length }, (_, t) => t).filter(
		(t) => !Number.isNaN(counts[t]) && expected[t] > 0
	);
	const places = used.length - 2 * minimumLength + 1;
	return changes.reduce<LevelChange | null>((best, change) => {
		const t = tOf(counts, expected, used, change.at, spread);
		const placed = Math.min(1, places * studentTwoSided(t.value, t.degrees));
		if (best && best.placed <= placed) return best;
		return { change: { ...change, ratio: t.ratio }, placed, p: Math.min(1, PRICE * placed) };
	}, null);
}

/** Student's t of a cut, its degrees of freedom, and the rate after over the rate before. */
function tOf(
	counts: ArrayLike<number>,
	expected: ArrayLike<number>,
	used: number[],
	at: number,
	spread: SharedSpread | null
): { value: number; degrees: number; ratio: number } {
	const sides = [used.filter((t) => t < at), used.filter((t) => t >= at)];
	const sum = (of: ArrayLike<number>, side: number[]) => side.reduce((s, t) => s + of[t], 0);
	const cases = sides.map((side) => sum(counts, side));
	const rates = sides.map((side, i) => cases[i] / sum(expected, side));
	const common = (cases[0] + cases[1]) / (sum(expected, sides[0]) + sum(expected, sides[1]));
	const likelihood = rates.reduce(
		(total, rate, i) => total + (rate > 0 ? 2 * cases[i] * Math.log(rate / common) : 0),
		0
	);
	const residuals = new Float64Array(counts.length).fill(NaN);
	// A level of zero has no scatter, and so says nothing of it.
	let degrees = 0;
	rates.forEach((rate, i) => {
		if (rate === 0) return;
		degrees += sides[i].length - 1;
		for (const t of sides[i]) {
			const mean = rate * expected[t];
			residuals[t] = (counts[t] - mean) / Math.sqrt(mean);
		}
	});
	const squares = residuals.reduce((total, value) => total + (value ** 2 || 0), 0);
	const own = { variance: squares / degrees, degrees };
	const { variance, degrees: lent } = spread
		? moderate(own.variance, degrees, spread.prior, Math.log(cases[0] + cases[1]))
		: own;
	const { correlation, pairs } = lagOneCorrelation(residuals);
	const clear = pairs >= FEWEST_PAIRS && correlation > 1.645 / Math.sqrt(pairs) ? correlation : 0;
	const kept = Math.min(MOST_CORRELATION, Math.max(spread?.autocorrelation ?? 0, clear));
	const scale = (Math.max(1, variance) * (1 + kept)) / (1 - kept);
	return { value: Math.sqrt(likelihood / scale), degrees: lent, ratio: rates[1] / rates[0] };
}

import { normalTwoSided } from './normal';

/** Kendall's test of a monotone trend in time. */
export interface MannKendall {
	/** Pairs that rise minus pairs that fall. */
	s: number;
	/** Variance of s when nothing changes, corrected for ties. */
	variance: number;
	/** s over the number of pairs that could be told apart (Kendall's τ-b). */
	tau: number;
	/** Standard normal, with the correction for continuity; 0 where nothing can be said. */
	z: number;
	/** Two-sided, from the normal approximation; 1 where nothing can be said. */
	p: number;
}

/**
 * The Mann–Kendall test (Mann 1945; Kendall 1975) with ties. Missing values (NaN) are passed over.
 * With `season` > 1, only values of the same season are compared (Hirsch, Slack & Smith 1982).
 */
export function mannKendall(series: ArrayLike<number>, season = 1): MannKendall {
	let s = 0;
	let variance = 0;
	let pairs = 0;
	let tiedPairs = 0;
	for (let first = 0; first < season; first++) {
		const values: number[] = [];
		for (let t = first; t < series.length; t += season)
			if (!Number.isNaN(series[t])) values.push(series[t]);
		for (let i = 0; i < values.length; i++)
			for (let j = i + 1; j < values.length; j++) s += Math.sign(values[j] - values[i]);
		const n = values.length;
		const ties = tieSums(values);
		variance += (n * (n - 1) * (2 * n + 5) - ties.cubic) / 18;
		pairs += (n * (n - 1)) / 2;
		tiedPairs += ties.pairs;
	}
	if (!(variance > 0)) return { s, variance: 0, tau: 0, z: 0, p: 1 };
	const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
	return {
		s,
		variance,
		tau: s / Math.sqrt(pairs * (pairs - tiedPairs)),
		z,
		p: normalTwoSided(z)
	};
}

/** Over groups of equal values of size t: Σ t (t − 1) (2 t + 5) and Σ t (t − 1) / 2. */
function tieSums(values: number[]): { cubic: number; pairs: number } {
	const sorted = Float64Array.from(values).sort();
	let cubic = 0;
	let pairs = 0;
	for (let i = 0; i < sorted.length;) {
		let j = i + 1;
		while (j < sorted.length && sorted[j] === sorted[i]) j++;
		const size = j - i;
		cubic += size * (size - 1) * (2 * size + 5);
		pairs += (size * (size - 1)) / 2;
		i = j;
	}
	return { cubic, pairs };
}

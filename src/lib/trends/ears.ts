import normal from '@stdlib/stats-base-dists-normal';

export type EarsMethod = 'c1' | 'c2' | 'c3';

export interface EarsOptions {
	method: EarsMethod;
	/** Periods that the newest is compared with. */
	baseline: number;
	/** Chance of a false alarm if counts were normal and their mean and spread known; see `earsFalseAlarm`. */
	level: number;
	/** The least standard deviation; keeps a run of equal counts from crying wolf. */
	minimumDeviation: number;
}

/** Seven periods, as in the system's first use; levels as in R's surveillance. */
export function earsDefaults(method: EarsMethod): EarsOptions {
	return { method, baseline: 7, level: method === 'c3' ? 0.025 : 0.001, minimumDeviation: 0 };
}

/**
 * The threshold that the count of period `at` must pass for an alarm of the Early Aberration Reporting
 * System (Hutwagner et al. 2003; Fricker, Hegler & Dunfee 2008): C1 compares with the periods just
 * before, C2 leaves two out between, C3 adds up the excesses of the last three. NaN where the history
 * is too short or holds a missing value. Never negative.
 */
export function earsThreshold(counts: ArrayLike<number>, at: number, options: EarsOptions): number {
	const { method, baseline, minimumDeviation } = options;
	const z = normal.quantile(1 - options.level, 0, 1);
	const lag = method === 'c1' ? 1 : 3;
	const now = moments(counts, at - lag, baseline, minimumDeviation);
	if (method !== 'c3') return now.mean + z * now.deviation;
	const excess = [1, 2].map((back) => {
		const past = moments(counts, at - back - lag, baseline, minimumDeviation);
		return Math.max(0, (counts[at - back] - past.mean) / past.deviation - 1);
	});
	return Math.max(0, counts[at] + now.deviation * (z - excess[0] - excess[1]));
}

function moments(counts: ArrayLike<number>, last: number, length: number, least: number) {
	let mean = 0;
	for (let t = last - length + 1; t <= last; t++) mean += (t < 0 ? NaN : counts[t]) / length;
	let squares = 0;
	for (let t = last - length + 1; t <= last; t++) squares += (counts[t] - mean) ** 2;
	return { mean, deviation: Math.max(least, Math.sqrt(squares / (length - 1))) };
}

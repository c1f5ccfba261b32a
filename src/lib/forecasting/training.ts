import type { Neighbours } from '$lib/model/neighbours';

/** The past of a panel that a model may see: periods 0 … end − 1 of every area. */
export interface Training {
	/** Area-major, `length` values an area; NaN where missing. */
	counts: Float64Array;
	/** As `counts` with missing values interpolated; for sums and lags. */
	filled: Float64Array;
	areas: number;
	length: number;
	/** How many periods are known. */
	end: number;
	/** Periods after which the season repeats; 1: none. */
	season: number;
	/** Periods in a year. */
	perYear: number;
	neighbours: Neighbours | null;
	/** Multiplicative season by area and position (t mod season), mean about 1, area-major. */
	shape: Float64Array;
}

/**
 * Expected counts of every area for the `horizon` periods from `end` on, area-major. `warm` is kept
 * between origins for starting values.
 */
export type Candidate = (
	training: Training,
	horizon: number,
	warm: Record<string, Float64Array>
) => Float64Array;

/**
 * The least expectation of every area, so that nothing is certain: a quarter of a case over all the
 * periods seen. Areas that never had a case have seen them together: there it is at most as many as
 * first cases came to such areas, and a quarter over all their periods, so that thousands of them
 * do not add up to cases that nobody expects.
 */
export function leastMeans({
	areas,
	counts,
	length,
	end
}: Pick<Training, 'areas' | 'counts' | 'length' | 'end'>): Float64Array {
	const least = 0.25 / (end + 1);
	const without: number[] = [];
	let [first, periods] = [0, 0];
	for (let a = 0; a < areas; a++) {
		const at = a * length;
		let t = 0;
		while (t < end && !(counts[at + t] > 0)) t++;
		periods += Math.min(t, end - 1);
		if (t === end) without.push(a);
		else if (t > 0) first += counts[at + t];
	}
	const means = new Float64Array(areas).fill(least);
	for (const a of without) means[a] = Math.min(least, (first + 0.25) / (periods + 1));
	return means;
}

/** The season of an area at period t. */
export function seasonAt(training: Training, area: number, t: number): number {
	return training.season === 1 ? 1 : training.shape[area * training.season + (t % training.season)];
}

/** Counts with runs of NaN replaced by a line between their neighbours (or the nearest value; 0 where there is none). */
export function fillMissing(counts: Float64Array, length: number): Float64Array {
	const filled = counts.slice();
	for (let from = 0; from < counts.length; from += length) {
		let last = -1;
		for (let t = 0; t <= length; t++) {
			if (t < length && Number.isNaN(counts[from + t])) continue;
			for (let gap = last + 1; gap < t; gap++) {
				const before = last >= 0 ? counts[from + last] : NaN;
				const after = t < length ? counts[from + t] : NaN;
				const share = (gap - last) / (t - last);
				filled[from + gap] = Number.isNaN(before)
					? Number.isNaN(after)
						? 0
						: after
					: Number.isNaN(after)
						? before
						: before + share * (after - before);
			}
			last = t;
		}
	}
	return filled;
}

import type { Nowcast } from '$lib/model/nowcast';
import { InputError } from '$lib/model/problem';
import { negativeBinomialQuantile } from '$lib/numeric/negative-binomial';

export interface NowcastOptions {
	/** The longest delay, in periods, after which nothing more is expected. */
	maximumDelay: number;
	/** How many of the newest periods the delays are learnt from; Infinity: all. */
	window?: number;
	/** 0.9 for a 90 % interval. */
	coverage?: number;
}

/**
 * Chain-ladder nowcast (Mack 1993; as in epidemiology, Höhle & an der Heiden 2014). `triangle` holds
 * counts by period of event (rows, oldest first) and delay in periods (0 … maximumDelay columns);
 * what could not be reported yet is NaN. Given that a share F of a period's reports has arrived and
 * n of them, the number still to come is negative binomial (a flat prior on the final count), widened
 * by the overdispersion of the triangle.
 */
export function nowcast(triangle: Float64Array, options: NowcastOptions): Nowcast {
	const { maximumDelay, window = Infinity, coverage = 0.9 } = options;
	const columns = maximumDelay + 1;
	const rows = triangle.length / columns;
	if (!Number.isInteger(rows) || rows < columns)
		throw new InputError(
			`A nowcast with delays up to ${maximumDelay} periods needs at least ${columns} periods of event and report dates.`
		);
	const factors = developmentFactors(triangle, rows, columns, window);
	const arrived = new Float64Array(columns).fill(1);
	for (let d = columns - 2; d >= 0; d--) arrived[d] = arrived[d + 1] / factors[d + 1];
	const dispersion = cellDispersion(triangle, rows, columns, arrived);
	const result: Nowcast = {
		arrived,
		reported: new Float64Array(rows),
		share: new Float64Array(rows),
		expected: new Float64Array(rows),
		lower: new Float64Array(rows),
		upper: new Float64Array(rows)
	};
	for (let r = 0; r < rows; r++) {
		const { sum, delay } = reportedBy(triangle, r, columns);
		const share = delay < 0 ? 0 : arrived[delay];
		result.reported[r] = sum;
		result.share[r] = share;
		if (!(share > 0)) {
			result.expected[r] = result.lower[r] = result.upper[r] = NaN;
			continue;
		}
		const missing = (sum * (1 - share)) / share;
		result.expected[r] = sum + missing;
		// Half a case is added so that no reports yet does not mean certainty of none.
		const mean = ((sum + 0.5) * (1 - share)) / share;
		const size = (sum + 0.5) / dispersion;
		const edge = (p: number) => (share >= 1 ? 0 : negativeBinomialQuantile(p, mean, size));
		result.lower[r] = sum + edge((1 - coverage) / 2);
		result.upper[r] = sum + edge((1 + coverage) / 2);
	}
	return result;
}

function reportedBy(triangle: Float64Array, row: number, columns: number) {
	let sum = 0;
	let delay = -1;
	for (let d = 0; d < columns && !Number.isNaN(triangle[row * columns + d]); d++) {
		sum += triangle[row * columns + d];
		delay = d;
	}
	return { sum, delay };
}

/** By delay d, reports up to d over reports up to d − 1, summed over the periods where both are known. */
function developmentFactors(
	triangle: Float64Array,
	rows: number,
	columns: number,
	window: number
): Float64Array {
	const factors = new Float64Array(columns).fill(1);
	for (let d = 1; d < columns; d++) {
		let upTo = 0;
		let before = 0;
		let used = 0;
		for (let r = rows - 1; r >= 0 && used < window; r--) {
			if (Number.isNaN(triangle[r * columns + d])) continue;
			let sum = 0;
			for (let k = 0; k < d; k++) sum += triangle[r * columns + k];
			if (Number.isNaN(sum)) continue;
			before += sum;
			upTo += sum + triangle[r * columns + d];
			used++;
		}
		factors[d] = before > 0 ? upTo / before : 1;
	}
	return factors;
}

/** Pearson dispersion of the triangle's cells around row total × share of the delay; at least 1. */
function cellDispersion(
	triangle: Float64Array,
	rows: number,
	columns: number,
	arrived: Float64Array
): number {
	let sum = 0;
	let cells = 0;
	for (let r = 0; r < rows; r++) {
		const { sum: reported, delay } = reportedBy(triangle, r, columns);
		if (delay < 0) continue;
		const total = reported / arrived[delay];
		for (let d = 0; d <= delay; d++) {
			const mean = total * (arrived[d] - (d ? arrived[d - 1] : 0));
			if (!(mean > 0)) continue;
			sum += (triangle[r * columns + d] - mean) ** 2 / mean;
			cells++;
		}
	}
	return Math.max(1, sum / Math.max(1, cells - rows - columns + 1));
}

import type { Training } from './training';

/**
 * The multiplicative season of every area by position in the season: that of the total (classical
 * decomposition by centred moving averages, drawn towards none by how much it varies from year to
 * year), from which an area departs as far as its own cases warrant. All 1 with under two full
 * seasons. Long seasons are smoothed over neighbouring positions.
 */
export function seasonalShape(training: Omit<Training, 'shape'>): Float64Array {
	const { areas, season, end, filled, length } = training;
	const shape = new Float64Array(areas * season).fill(1);
	if (season < 2 || end < 2 * season) return shape;
	const total = new Float64Array(end);
	for (let a = 0; a < areas; a++) for (let t = 0; t < end; t++) total[t] += filled[a * length + t];
	const common = commonSeason(total, season);
	const smoothed = new Float64Array(areas * end);
	for (let a = 0; a < areas; a++)
		smoothed.set(movingAverage(filled.subarray(a * length, a * length + end), season), a * end);
	const observed = new Float64Array(areas * season);
	const expected = new Float64Array(areas * season);
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < end; t++) {
			const mean = smoothed[a * end + t] * common[t % season];
			if (Number.isNaN(mean)) continue;
			observed[a * season + (t % season)] += filled[a * length + t];
			expected[a * season + (t % season)] += mean;
		}
	const prior = departurePrior(observed, expected, training, smoothed, common);
	for (let i = 0; i < shape.length; i++)
		shape[i] = common[i % season] * ((observed[i] + prior) / (expected[i] + prior));
	if (season > 24) for (let a = 0; a < areas; a++) smoothRing(shape, a * season, season, 2);
	return shape;
}

/** Season of a total series, drawn towards 1. */
function commonSeason(total: Float64Array, season: number): Float64Array {
	const average = movingAverage(total, season);
	const sum = new Float64Array(season);
	const squares = new Float64Array(season);
	const years = new Float64Array(season);
	for (let t = 0; t < total.length; t++) {
		if (!(average[t] > 0)) continue;
		const ratio = total[t] / average[t];
		sum[t % season] += ratio;
		squares[t % season] += ratio * ratio;
		years[t % season]++;
	}
	const factor = sum.map((value, j) => (years[j] ? value / years[j] : 1));
	if (season > 24) smoothRing(factor, 0, season, 2);
	let noise = 0;
	let between = 0;
	let repeated = 0;
	for (let j = 0; j < season; j++) {
		between += (factor[j] - 1) ** 2 / season;
		if (years[j] < 2) continue;
		const mean = sum[j] / years[j];
		noise += (squares[j] / years[j] - mean * mean) / (years[j] - 1);
		repeated++;
	}
	noise = repeated ? noise / repeated : between / 2;
	const keep = between > 0 ? Math.max(0, 1 - noise / between) : 0;
	const drawn = factor.map((value) => 1 + keep * (value - 1));
	const mean = drawn.reduce((a, b) => a + b, 0) / season;
	return drawn.map((value) => Math.max(0.002, value / mean));
}

/** Pseudo-cases that hold an area's season at the common one: dispersion over the variance of true departures. */
function departurePrior(
	observed: Float64Array,
	expected: Float64Array,
	{ areas, season, end, filled, length }: Omit<Training, 'shape'>,
	smoothed: Float64Array,
	common: Float64Array
): number {
	let residual = 0;
	let cells = 0;
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < end; t++) {
			const mean = smoothed[a * end + t] * common[t % season];
			if (!(mean > 0)) continue;
			residual += (filled[a * length + t] - mean) ** 2 / mean;
			cells++;
		}
	const dispersion = Math.max(1, residual / Math.max(1, cells));
	let excess = 0;
	let weight = 0;
	for (let i = 0; i < observed.length; i++) {
		excess += (observed[i] - expected[i]) ** 2 - dispersion * expected[i];
		weight += expected[i] ** 2;
	}
	// Without a case there is nothing to depart from.
	const variance = Math.max(1e-4, weight > 0 ? excess / weight : 0);
	return dispersion / variance;
}

/** Centred moving average over one season, its two ends half-weighted when the season is even; NaN at the ends. */
function movingAverage(series: Float64Array, season: number): Float64Array {
	const half = Math.floor(season / 2);
	const average = new Float64Array(series.length).fill(NaN);
	for (let t = half; t < series.length - half; t++) {
		let sum = 0;
		for (let k = -half; k <= half; k++)
			sum += series[t + k] * (season % 2 === 0 && Math.abs(k) === half ? 0.5 : 1);
		average[t] = sum / season;
	}
	return average;
}

/** Triangular smoothing around a ring, in place. */
function smoothRing(values: Float64Array, from: number, length: number, reach: number): void {
	const before = values.slice(from, from + length);
	for (let j = 0; j < length; j++) {
		let sum = 0;
		let weight = 0;
		for (let k = -reach; k <= reach; k++) {
			const w = reach + 1 - Math.abs(k);
			sum += w * before[(j + k + length) % length];
			weight += w;
		}
		values[from + j] = sum / weight;
	}
}

import { leastMeans, seasonAt, type Candidate, type Training } from '../training';

const TERMS = 4;
const ROUNDS = 60;

/**
 * Endemic–epidemic model (Held, Höhle & Hofmann 2005; Paul & Held 2011) with coefficients shared by
 * all areas: the expectation is a sum of the area's own usual level, its last count, the mean of its
 * last four, and its neighbours' last counts, each carried to the next season's position. Weights
 * are non-negative, fitted by quasi-likelihood with multiplicative steps; further periods follow by
 * putting expectations in place of counts.
 */
export const endemicEpidemic: Candidate = (training, horizon, warm) => {
	const { areas, end } = training;
	const usual = usualLevels(training);
	const state = deseasonalised(training, usual);
	const earlier = earlierMeans(state, usual, training);
	const key = 'endemic-epidemic';
	const weights = fitTerms(
		training,
		state,
		usual,
		earlier,
		warm[key] ?? new Float64Array(TERMS).fill(0.25)
	);
	warm[key] = weights.map((weight) => Math.max(weight, 0.01));
	const path = new Float64Array(areas * (end + horizon));
	for (let a = 0; a < areas; a++)
		for (let t = Math.max(0, end - 4); t < end; t++)
			path[a * (end + horizon) + t] = state[a * end + t];
	const means = new Float64Array(areas * horizon);
	const terms = new Float64Array(TERMS);
	const floor = leastMeans(training);
	for (let h = 0; h < horizon; h++)
		for (let a = 0; a < areas; a++) {
			writeTerms(terms, training, path, end + horizon, usual, a, end + h);
			terms[0] = earlier[a * (end + 1) + end];
			let level = 0;
			for (let j = 0; j < TERMS; j++) level += weights[j] * terms[j];
			path[a * (end + horizon) + end + h] = level;
			means[a * horizon + h] = Math.max(floor[a], level * seasonAt(training, a, end + h));
		}
	return means;
};

/** Mean count of each area over its mean season. */
function usualLevels(training: Training): Float64Array {
	const { areas, end, filled, length } = training;
	return Float64Array.from({ length: areas }, (_, a) => {
		let sum = 0;
		let season = 0;
		for (let t = 0; t < end; t++) {
			sum += filled[a * length + t];
			season += seasonAt(training, a, t);
		}
		return sum / season;
	});
}

/** By area and period t (0 … end), the mean of what came before t; series without a season, which are short, cannot spare the rest and take that of all. */
function earlierMeans(
	state: Float64Array,
	usual: Float64Array,
	{ areas, end, season }: Training
): Float64Array {
	const means = new Float64Array(areas * (end + 1));
	for (let a = 0; a < areas; a++) {
		let sum = 0;
		for (let t = 0; t <= end; t++) {
			means[a * (end + 1) + t] = t > 0 && season > 1 ? sum / t : usual[a];
			if (t < end) sum += state[a * end + t];
		}
	}
	return means;
}

/** Counts without their season; where less than a case is usual, drawn towards the usual level. */
function deseasonalised(training: Training, usual: Float64Array): Float64Array {
	const { areas, end, filled, length } = training;
	const state = new Float64Array(areas * end);
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < end; t++) {
			const expected = usual[a] * seasonAt(training, a, t);
			const hold = training.season === 1 ? 0 : 1;
			state[a * end + t] =
				expected + hold > 0 ? (usual[a] * (filled[a * length + t] + hold)) / (expected + hold) : 0;
		}
	return state;
}

/** Usual level, last value, mean of the last four, mean of the neighbours' last values scaled to this area. */
function writeTerms(
	terms: Float64Array,
	{ neighbours }: Training,
	state: Float64Array,
	stride: number,
	usual: Float64Array,
	area: number,
	t: number
): void {
	const at = area * stride + t;
	terms[0] = usual[area];
	terms[1] = t >= 1 ? state[at - 1] : usual[area];
	let recent = 0;
	const back = Math.min(4, t);
	for (let k = 1; k <= back; k++) recent += state[at - k] / back;
	terms[2] = back ? recent : usual[area];
	if (!neighbours) {
		terms[3] = 0;
		return;
	}
	let around = 0;
	let aroundUsual = 0;
	for (let i = neighbours.offsets[area]; i < neighbours.offsets[area + 1]; i++) {
		const other = neighbours.indices[i];
		around += state[other * stride + t - 1];
		aroundUsual += usual[other];
	}
	terms[3] = aroundUsual > 0 ? (usual[area] * around) / aroundUsual : usual[area];
}

function fitTerms(
	training: Training,
	state: Float64Array,
	usual: Float64Array,
	earlier: Float64Array,
	start: Float64Array
): Float64Array {
	const { areas, end, counts, length } = training;
	const rows: number[] = [];
	const response: number[] = [];
	const stride = Math.max(1, Math.floor((areas * end) / 40_000));
	const terms = new Float64Array(TERMS);
	// The first periods say too little of what is usual.
	const first = Math.max(1, Math.min(training.season, Math.floor(end / 3)));
	let index = 0;
	for (let a = 0; a < areas; a++)
		for (let t = first; t < end; t++) {
			const y = counts[a * length + t];
			if (Number.isNaN(y) || usual[a] === 0 || index++ % stride) continue;
			writeTerms(terms, training, state, end, usual, a, t);
			terms[0] = earlier[a * (end + 1) + t];
			const season = seasonAt(training, a, t);
			for (let j = 0; j < TERMS; j++) rows.push(terms[j] * season);
			response.push(y);
		}
	const weights = start.slice();
	for (let round = 0; round < ROUNDS; round++) {
		const up = new Float64Array(TERMS);
		const down = new Float64Array(TERMS).fill(1e-9);
		for (let r = 0; r < response.length; r++) {
			let mean = 1e-9;
			for (let j = 0; j < TERMS; j++) mean += weights[j] * rows[r * TERMS + j];
			const precision = 1 / (1 + 0.1 * mean);
			for (let j = 0; j < TERMS; j++) {
				const x = rows[r * TERMS + j];
				up[j] += (precision * x * response[r]) / mean;
				down[j] += precision * x;
			}
		}
		for (let j = 0; j < TERMS; j++) weights[j] *= up[j] / down[j];
	}
	// What persists may not grow by itself.
	const persistent = weights[1] + weights[2] + weights[3];
	if (persistent > 1) for (let j = 1; j < TERMS; j++) weights[j] /= persistent;
	return weights;
}

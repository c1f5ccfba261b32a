import { cholesky, choleskySolve } from './linear-algebra';

/** The unconstrained-in-sign best point of the passive set, its weights summing to one, and the multiplier. */
function solveOnSet(gram: Float64Array, target: Float64Array, size: number, set: number[]) {
	const sub = new Float64Array(set.length * set.length);
	set.forEach((i, a) => set.forEach((j, b) => (sub[a * set.length + b] = gram[i * size + j])));
	const factor = cholesky(sub, set.length);
	const best = choleskySolve(
		factor,
		Float64Array.from(set, (i) => target[i])
	);
	const ones = choleskySolve(factor, new Float64Array(set.length).fill(1));
	const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
	const multiplier = (sum(best) - 1) / sum(ones);
	return { weights: best.map((value, a) => value - multiplier * ones[a]), multiplier };
}

/**
 * The weights w ≥ 0 with Σ w = 1 that bring Σ w_j column_j nearest to `response` in least squares, by an
 * active-set method in the manner of Lawson & Hanson (1974). A small ridge makes the answer unique
 * where there are more columns than rows.
 * @param columns every column as long as `response`
 */
export function simplexLeastSquares(columns: Float64Array[], response: Float64Array): Float64Array {
	const size = columns.length;
	const dot = (a: Float64Array, b: Float64Array) =>
		a.reduce((sum, value, i) => sum + value * b[i], 0);
	const gram = new Float64Array(size * size);
	for (let i = 0; i < size; i++)
		for (let j = 0; j <= i; j++)
			gram[i * size + j] = gram[j * size + i] = dot(columns[i], columns[j]);
	let trace = 0;
	for (let i = 0; i < size; i++) trace += gram[i * size + i];
	const ridge = (trace / size) * 1e-9 + Number.MIN_VALUE;
	for (let i = 0; i < size; i++) gram[i * size + i] += ridge;
	const target = Float64Array.from(columns, (column) => dot(column, response));
	const tolerance = 1e-10 * (1 + trace / size);

	const loss = (i: number) => gram[i * size + i] - 2 * target[i];
	let set = [columns.reduce((best, _, i) => (loss(i) < loss(best) ? i : best), 0)];
	const weights = new Float64Array(size);
	weights[set[0]] = 1;
	for (let step = 0; step < 20 * size + 50; step++) {
		const solved = solveOnSet(gram, target, size, set);
		const blocked = solved.weights.some((value) => value < 0);
		if (blocked) {
			let share = 1;
			set.forEach((i, a) => {
				if (solved.weights[a] < 0)
					share = Math.min(share, weights[i] / (weights[i] - solved.weights[a]));
			});
			set.forEach((i, a) => (weights[i] += share * (solved.weights[a] - weights[i])));
			set = set.filter((i) => weights[i] > 1e-14 || void (weights[i] = 0));
			continue;
		}
		set.forEach((i, a) => (weights[i] = solved.weights[a]));
		let entering = -1;
		let gain = tolerance;
		for (let j = 0; j < size; j++) {
			if (set.includes(j)) continue;
			let slope = target[j] - solved.multiplier;
			for (const i of set) slope -= gram[j * size + i] * weights[i];
			if (slope > gain) [gain, entering] = [slope, j];
		}
		if (entering < 0) break;
		set = [...set, entering];
	}
	return weights;
}

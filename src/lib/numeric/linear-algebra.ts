/**
 * Dense linear algebra for least squares with few columns. Matrices are row-major
 * `Float64Array`s; a square one of size p holds p × p values.
 */

/** The factor L of A = L Lᵀ (lower triangle, row-major), with the columns that depend on earlier ones. */
export interface Cholesky {
	size: number;
	lower: Float64Array;
	/** 1 where a column is a combination of earlier ones; its row and column of `lower` are zero. */
	aliased: Uint8Array;
	/** Number of columns that are not aliased. */
	rank: number;
}

/**
 * Factors a symmetric positive semi-definite matrix. A column whose remaining pivot falls under
 * `tolerance` times its diagonal is taken as a combination of the earlier ones and left out.
 */
export function cholesky(matrix: Float64Array, size: number, tolerance = 1e-11): Cholesky {
	const lower = new Float64Array(size * size);
	const aliased = new Uint8Array(size);
	let rank = 0;
	for (let j = 0; j < size; j++) {
		let pivot = matrix[j * size + j];
		for (let k = 0; k < j; k++) pivot -= lower[j * size + k] ** 2;
		if (!(pivot > tolerance * matrix[j * size + j])) {
			aliased[j] = 1;
			for (let k = 0; k <= j; k++) lower[j * size + k] = 0;
			continue;
		}
		rank++;
		const root = Math.sqrt(pivot);
		lower[j * size + j] = root;
		for (let i = j + 1; i < size; i++) {
			let sum = matrix[i * size + j];
			for (let k = 0; k < j; k++) sum -= lower[i * size + k] * lower[j * size + k];
			lower[i * size + j] = sum / root;
		}
	}
	return { size, lower, aliased, rank };
}

/** Solves A x = b from the factor of A; aliased entries of x are 0. */
export function choleskySolve(factor: Cholesky, right: ArrayLike<number>): Float64Array {
	const { size, lower, aliased } = factor;
	const x = new Float64Array(size);
	for (let i = 0; i < size; i++) {
		if (aliased[i]) continue;
		let sum = right[i];
		for (let k = 0; k < i; k++) sum -= lower[i * size + k] * x[k];
		x[i] = sum / lower[i * size + i];
	}
	for (let i = size - 1; i >= 0; i--) {
		if (aliased[i]) continue;
		let sum = x[i];
		for (let k = i + 1; k < size; k++) sum -= lower[k * size + i] * x[k];
		x[i] = sum / lower[i * size + i];
	}
	return x;
}

/** The inverse of A from its factor; rows and columns of aliased entries are NaN. */
export function choleskyInverse(factor: Cholesky): Float64Array {
	const { size, aliased } = factor;
	const inverse = new Float64Array(size * size);
	const unit = new Float64Array(size);
	for (let j = 0; j < size; j++) {
		unit.fill(0);
		unit[j] = 1;
		const column = choleskySolve(factor, unit);
		for (let i = 0; i < size; i++)
			inverse[i * size + j] = aliased[i] || aliased[j] ? NaN : column[i];
	}
	return inverse;
}

/** The logarithm of the determinant of A from its factor, over the columns that are not aliased. */
export function choleskyLogDeterminant(factor: Cholesky): number {
	let sum = 0;
	for (let i = 0; i < factor.size; i++)
		if (!factor.aliased[i]) sum += 2 * Math.log(factor.lower[i * factor.size + i]);
	return sum;
}

/** Xᵀ W X for a design of `columns` columns and row weights w. */
export function crossProduct(
	design: Float64Array,
	columns: number,
	weights: ArrayLike<number>
): Float64Array {
	const product = new Float64Array(columns * columns);
	const rows = design.length / columns;
	for (let r = 0, at = 0; r < rows; r++, at += columns) {
		const weight = weights[r];
		if (weight === 0) continue;
		for (let i = 0; i < columns; i++) {
			const scaled = weight * design[at + i];
			if (scaled === 0) continue;
			for (let j = 0; j <= i; j++) product[i * columns + j] += scaled * design[at + j];
		}
	}
	for (let i = 0; i < columns; i++)
		for (let j = 0; j < i; j++) product[j * columns + i] = product[i * columns + j];
	return product;
}

/** Xᵀ W v. */
export function crossVector(
	design: Float64Array,
	columns: number,
	weights: ArrayLike<number>,
	vector: ArrayLike<number>
): Float64Array {
	const product = new Float64Array(columns);
	const rows = design.length / columns;
	for (let r = 0, at = 0; r < rows; r++, at += columns) {
		if (weights[r] === 0) continue;
		const scaled = weights[r] * vector[r];
		for (let i = 0; i < columns; i++) product[i] += scaled * design[at + i];
	}
	return product;
}

/** X b for every row. */
export function multiply(
	design: Float64Array,
	columns: number,
	vector: ArrayLike<number>
): Float64Array {
	const rows = design.length / columns;
	const out = new Float64Array(rows);
	for (let r = 0, at = 0; r < rows; r++, at += columns) {
		let sum = 0;
		for (let i = 0; i < columns; i++) sum += design[at + i] * vector[i];
		out[r] = sum;
	}
	return out;
}

/** The quadratic form xᵀ A x: the variance of a linear combination, given a covariance A. */
export function quadraticForm(matrix: Float64Array, vector: ArrayLike<number>): number {
	const size = vector.length;
	let sum = 0;
	for (let i = 0; i < size; i++) {
		if (vector[i] === 0) continue;
		for (let j = 0; j < size; j++)
			if (vector[j] !== 0) sum += vector[i] * matrix[i * size + j] * vector[j];
	}
	return sum;
}

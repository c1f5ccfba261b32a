import { maximise } from '../dense-simplex';
import type { ListDesign } from './list-model';

export type ListModelFault = 'none' | 'not-finite' | 'not-identifiable';

/**
 * Whether a model's (extended) maximum likelihood estimate exists and is unique (Fienberg & Rinaldo
 * 2012; Chan, Silverman & Vincent 2021, 2.6). The estimate does not exist when some direction d
 * changes no cell that has cases and lowers some empty cell without raising another: the likelihood
 * then rises for ever. It is not unique when some d changes no cell at all.
 */
export function checkListModel(counts: Float64Array, design: ListDesign): ListModelFault {
	const { parameters, active } = design;
	const rowsOf = (wanted: (cell: number) => boolean) => {
		const rows: Float64Array[] = [];
		for (let cell = 1; cell < counts.length; cell++)
			if (active[cell] && wanted(cell))
				rows.push(Float64Array.from(parameters, (mask) => ((cell & mask) === mask ? 1 : 0)));
		return rows;
	};
	const directions = nullSpace(
		rowsOf((cell) => counts[cell] > 0),
		parameters.length
	);
	if (directions.length === 0) return 'none';
	const empty = rowsOf((cell) => counts[cell] === 0).map((row) =>
		directions.map((direction) => dot(row, direction))
	);
	if (
		nullSpace(
			empty.map((row) => Float64Array.from(row)),
			directions.length
		).length > 0
	)
		return 'not-identifiable';
	return hasRecession(empty, directions.length) ? 'not-finite' : 'none';
}

/** Whether some combination of the columns is nowhere above zero and somewhere below it. */
function hasRecession(rows: number[][], columns: number): boolean {
	// u = v − w with v, w ≥ 0; 0 ≤ −(row · u) ≤ 1 for every row; maximise the sum of −(row · u).
	const split = rows.map((row) => [...row, ...row.map((value) => -value)]);
	const objective = new Float64Array(2 * columns);
	for (const row of split) row.forEach((value, j) => (objective[j] -= value));
	const constraints = [...split, ...split.map((row) => row.map((value) => -value))];
	const limits = constraints.map((_, i) => (i < rows.length ? 0 : 1));
	return maximise(objective, constraints, limits).value > 1e-7;
}

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

/** A basis of the vectors that every row maps to zero, by elimination with partial pivoting. */
function nullSpace(rows: Float64Array[], columns: number): Float64Array[] {
	const work = rows.map((row) => Float64Array.from(row));
	const pivots: number[] = [];
	for (let column = 0; column < columns && pivots.length < work.length; column++) {
		const at = pivots.length;
		let best = at;
		for (let r = at + 1; r < work.length; r++)
			if (Math.abs(work[r][column]) > Math.abs(work[best][column])) best = r;
		if (Math.abs(work[best][column]) < 1e-9) continue;
		[work[at], work[best]] = [work[best], work[at]];
		const pivot = work[at][column];
		for (let j = 0; j < columns; j++) work[at][j] /= pivot;
		for (let r = 0; r < work.length; r++) {
			const factor = work[r][column];
			if (r === at || factor === 0) continue;
			for (let j = 0; j < columns; j++) work[r][j] -= factor * work[at][j];
		}
		pivots.push(column);
	}
	const basis: Float64Array[] = [];
	for (let free = 0; free < columns; free++) {
		if (pivots.includes(free)) continue;
		const vector = new Float64Array(columns);
		vector[free] = 1;
		pivots.forEach((column, r) => (vector[column] = -work[r][free]));
		basis.push(vector);
	}
	return basis;
}

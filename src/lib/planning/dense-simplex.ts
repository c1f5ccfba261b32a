/** What a small linear programme came to; `value` is Infinity where it has no bound. */
export interface SimplexResult {
	value: number;
	x: Float64Array;
}

/**
 * Maximises c·x subject to A x ≤ b, x ≥ 0, for b ≥ 0 (so that x = 0 is a start), by the simplex
 * method on a condensed tableau with Bland's rule, which cannot cycle. For a few dozen columns;
 * larger problems go to the solver.
 */
export function maximise(
	objective: ArrayLike<number>,
	constraints: ArrayLike<number>[],
	limits: ArrayLike<number>
): SimplexResult {
	const columns = objective.length;
	const rows = constraints.length;
	const tableau = constraints.map((row, i) => Float64Array.from([...Array.from(row), limits[i]]));
	const costs = Float64Array.from([...Array.from(objective), 0]);
	const nonbasic = Array.from({ length: columns }, (_, j) => j);
	const basic = Array.from({ length: rows }, (_, i) => columns + i);
	for (;;) {
		const entering = choose(nonbasic, (j) => costs[j] > 1e-9);
		if (entering < 0) break;
		const leaving = leavingRow(tableau, basic, entering, columns);
		if (leaving < 0) return { value: Infinity, x: new Float64Array(columns) };
		pivot(tableau, costs, leaving, entering, columns);
		[nonbasic[entering], basic[leaving]] = [basic[leaving], nonbasic[entering]];
	}
	const x = new Float64Array(columns);
	basic.forEach((variable, i) => {
		if (variable < columns) x[variable] = tableau[i][columns];
	});
	return { value: -costs[columns], x };
}

/** The position of the lowest variable that qualifies, or −1. */
function choose(variables: number[], qualifies: (position: number) => boolean): number {
	let best = -1;
	for (let j = 0; j < variables.length; j++)
		if (qualifies(j) && (best < 0 || variables[j] < variables[best])) best = j;
	return best;
}

function leavingRow(tableau: Float64Array[], basic: number[], entering: number, columns: number) {
	let leaving = -1;
	let ratio = Infinity;
	for (let i = 0; i < tableau.length; i++) {
		const entry = tableau[i][entering];
		if (entry <= 1e-9) continue;
		const candidate = tableau[i][columns] / entry;
		if (candidate < ratio - 1e-12 || (candidate <= ratio + 1e-12 && basic[i] < basic[leaving])) {
			leaving = i;
			ratio = Math.min(ratio, candidate);
		}
	}
	return leaving;
}

function pivot(
	tableau: Float64Array[],
	costs: Float64Array,
	row: number,
	column: number,
	last: number
) {
	const pivotRow = tableau[row];
	const inverse = 1 / pivotRow[column];
	for (let j = 0; j <= last; j++) pivotRow[j] *= inverse;
	pivotRow[column] = inverse;
	for (const other of [...tableau, costs]) {
		if (other === pivotRow) continue;
		const factor = other[column];
		if (factor === 0) continue;
		other[column] = 0;
		for (let j = 0; j <= last; j++) other[j] -= factor * pivotRow[j];
	}
}

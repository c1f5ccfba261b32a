/** A linear programme with some whole-number columns; the matrix is stored by column. */
export interface LinearModel {
	maximise: boolean;
	cost: Float64Array;
	columnLower: Float64Array;
	columnUpper: Float64Array;
	rowLower: Float64Array;
	rowUpper: Float64Array;
	starts: Int32Array;
	indices: Int32Array;
	values: Float64Array;
	/** 1 for whole-number columns; null when none is. */
	whole: Uint8Array | null;
}

export interface LinearAnswer {
	status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped';
	columns: Float64Array;
	/** Price of every row; empty for programmes with whole numbers. */
	rowPrices: Float64Array;
	objective: number;
	/** Best value not ruled out; equals `objective` for a linear programme solved to its end. */
	bound: number;
}

export interface SolveOptions {
	/** Seconds after which the best found so far is given. */
	timeLimit?: number;
	/** Relative gap at which a search may stop. */
	gap?: number;
	/** Branches after which a search stops: unlike a time, the same on every machine. */
	mostNodes?: number;
	/** Interior point without crossover: quick for many columns, prices good to about 1e-7. */
	interior?: boolean;
}

/** Solves linear and mixed whole-number programmes. HiGHS implements it; see `solveWithHighs`. */
export type LinearSolver = (model: LinearModel, options?: SolveOptions) => LinearAnswer;

/** Gathers the columns and rows of a linear programme. */
export class ModelBuilder {
	private readonly cost: number[] = [];
	private readonly lower: number[] = [];
	private readonly upper: number[] = [];
	private readonly wholes: number[] = [];
	private readonly entries: [row: number, value: number][][] = [];
	private readonly rowLower: number[] = [];
	private readonly rowUpper: number[] = [];

	/** Adds a row with its limits; returns its number. */
	row(lower: number, upper: number): number {
		this.rowLower.push(lower);
		this.rowUpper.push(upper);
		return this.rowLower.length - 1;
	}

	/** Adds a column with its non-zero entries; returns its number. */
	column(
		cost: number,
		upper: number,
		entries: [row: number, value: number][],
		options: { lower?: number; whole?: boolean } = {}
	): number {
		this.cost.push(cost);
		this.lower.push(options.lower ?? 0);
		this.upper.push(upper);
		this.wholes.push(options.whole ? 1 : 0);
		this.entries.push(entries);
		return this.cost.length - 1;
	}

	/** Adds an entry to a column that is there already. */
	entry(column: number, row: number, value: number): void {
		this.entries[column].push([row, value]);
	}

	get columns(): number {
		return this.cost.length;
	}

	build(maximise: boolean): LinearModel {
		const starts = new Int32Array(this.cost.length + 1);
		this.entries.forEach((column, i) => (starts[i + 1] = starts[i] + column.length));
		const indices = new Int32Array(starts[this.cost.length]);
		const values = new Float64Array(indices.length);
		this.entries.forEach((column, i) =>
			column.forEach(([row, value], k) => {
				indices[starts[i] + k] = row;
				values[starts[i] + k] = value;
			})
		);
		return {
			maximise,
			cost: Float64Array.from(this.cost),
			columnLower: Float64Array.from(this.lower),
			columnUpper: Float64Array.from(this.upper),
			rowLower: Float64Array.from(this.rowLower),
			rowUpper: Float64Array.from(this.rowUpper),
			starts,
			indices,
			values,
			whole: this.wholes.includes(1) ? Uint8Array.from(this.wholes) : null
		};
	}
}

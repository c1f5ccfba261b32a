import type { Highs } from 'highs';
import type { LinearAnswer, LinearModel, LinearSolver, SolveOptions } from './linear-solver';

/**
 * A solver on a loaded HiGHS (Huangfu & Hall 2018). The status is read, never assumed; a model that
 * HiGHS cannot even load is a defect and throws. One seed, one thread: the same answer every time.
 */
export function solveWithHighs(highs: Highs): LinearSolver {
	return (model, options = {}) => {
		const whole = model.whole?.includes(1) ?? false;
		const instance = highs.createModel(modelData(highs, model));
		try {
			instance.options.set({
				output_flag: false,
				random_seed: 1,
				...(options.timeLimit ? { time_limit: options.timeLimit } : {}),
				...(whole ? { mip_rel_gap: options.gap ?? 1e-9, mip_abs_gap: 1e-9 } : {}),
				...(whole && options.mostNodes !== undefined ? { mip_max_nodes: options.mostNodes } : {}),
				...(options.interior && !whole ? { solver: 'ipm', run_crossover: 'off' } : {})
			});
			instance.run();
			const status = statusOf(highs, instance.getModelStatus());
			if (status === 'infeasible' || status === 'unbounded') return nothing(status);
			const { colValue, rowDual } = instance.getSolution();
			const objective = instance.getObjectiveValue();
			const bound = whole ? Number(instance.info.get('mip_dual_bound')) : objective;
			return {
				status,
				columns: colValue,
				rowPrices: whole ? new Float64Array(0) : rowDual,
				objective,
				bound
			};
		} finally {
			instance.dispose();
		}
	};
}

function nothing(status: LinearAnswer['status']): LinearAnswer {
	const none = new Float64Array(0);
	return { status, columns: none, rowPrices: none, objective: NaN, bound: NaN };
}

function modelData(highs: Highs, model: LinearModel) {
	const numCols = model.cost.length;
	const numRows = model.rowLower.length;
	const { maximize, minimize } = highs.constants.objectiveSense;
	return {
		numCols,
		numRows,
		sense: model.maximise ? maximize : minimize,
		colCost: model.cost,
		colLower: model.columnLower,
		colUpper: model.columnUpper,
		rowLower: model.rowLower,
		rowUpper: model.rowUpper,
		matrix: {
			format: 'csc' as const,
			numCols,
			numRows,
			starts: model.starts,
			indices: model.indices,
			values: model.values
		},
		...(model.whole ? { integrality: Int32Array.from(model.whole) } : {})
	};
}

function statusOf(highs: Highs, code: number): LinearAnswer['status'] {
	const { modelStatus } = highs.constants;
	if (code === modelStatus.optimal || code === modelStatus.empty) return 'optimal';
	if (code === modelStatus.infeasible || code === modelStatus.unboundedOrInfeasible)
		return 'infeasible';
	if (code === modelStatus.unbounded) return 'unbounded';
	// Interior point without crossover may end just short of its tolerance: usable, not proven.
	const { timeLimit, iterationLimit, solutionLimit, unknown } = modelStatus;
	const short: number[] = [timeLimit, iterationLimit, solutionLimit, unknown];
	if (short.includes(code)) return 'stopped';
	throw new Error(`The solver ended with status ${code}`);
}

export type { SolveOptions };

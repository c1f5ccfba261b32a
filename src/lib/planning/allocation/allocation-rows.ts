import type { AllocationProblem } from '$lib/model/allocation';
import { responseScale, responseShare } from './response-curve';

/** A limit on money or units over some pairs of area and programme. */
export interface Row {
	kind: 'budget' | 'programme' | 'programme-units' | 'area' | 'jurisdiction' | 'equity';
	/** The programme, area or group it is about. */
	subject: number;
	measure: 'money' | 'units';
	lower: number;
	upper: number;
}

/**
 * The problem as every solver here reads it. A pair is an area and a programme, area-major.
 * Units are counted in steps: one unit, or a hundredth where units need not be whole.
 */
export interface Pairs {
	problem: AllocationProblem;
	programmes: number;
	/** Most steps of each pair; 0 where the programme cannot run or can do nothing. */
	maximum: Int32Array;
	stepCost: Float64Array;
	fixedCost: Float64Array;
	rows: Row[];
	/** The rows of pair i are rowIds[rowOffsets[i]] … rowIds[rowOffsets[i + 1] − 1]. */
	rowOffsets: Int32Array;
	rowIds: Int32Array;
	/** Multiplies the effect of every pair of an area, or of a programme; 1 unless a draw says otherwise. */
	areaFactor: Float64Array;
	programmeFactor: Float64Array;
}

/** Steps in a unit of a programme. */
export const stepsPerUnit = (wholeUnits: boolean) => (wholeUnits ? 1 : 100);

/** Cases averted by `steps` steps of a pair, without the factors of a draw. */
export function baseEffect(pairs: Pairs, pair: number, steps: number): number {
	if (steps === 0) return 0;
	const { problem, programmes } = pairs;
	const area = Math.floor(pair / programmes);
	const programme = problem.programmes[pair - area * programmes];
	const need = problem.need[area];
	const scale = responseScale(programme.response, need, problem.residents?.[area] ?? NaN);
	const units = steps / stepsPerUnit(programme.wholeUnits);
	return need * responseShare(programme.response, units / scale);
}

/** Cases averted by `steps` steps of a pair. */
export function effectOf(pairs: Pairs, pair: number, steps: number): number {
	const area = Math.floor(pair / pairs.programmes);
	const factor = pairs.areaFactor[area] * pairs.programmeFactor[pair - area * pairs.programmes];
	return factor * baseEffect(pairs, pair, steps);
}

/** Money that `steps` steps of a pair cost. */
export function costOf(pairs: Pairs, pair: number, steps: number): number {
	return steps === 0 ? 0 : pairs.fixedCost[pair] + steps * pairs.stepCost[pair];
}

/** How much of a row's measure `steps` steps of a pair use. */
export function useOf(pairs: Pairs, row: Row, pair: number, steps: number): number {
	return row.measure === 'money' ? costOf(pairs, pair, steps) : steps;
}

/** Lays the problem out: most steps of every pair, its costs, and the rows it counts in. */
export function layOut(problem: AllocationProblem): Pairs {
	const areas = problem.need.length;
	const programmes = problem.programmes.length;
	const { rows, rowsOfPair } = makeRows(problem);
	const pairs: Pairs = {
		problem,
		programmes,
		maximum: new Int32Array(areas * programmes),
		stepCost: new Float64Array(areas * programmes),
		fixedCost: new Float64Array(areas * programmes),
		rows,
		rowOffsets: new Int32Array(areas * programmes + 1),
		rowIds: new Int32Array(0),
		areaFactor: new Float64Array(areas).fill(1),
		programmeFactor: new Float64Array(programmes).fill(1)
	};
	const rowIds: number[] = [];
	for (let pair = 0; pair < areas * programmes; pair++) {
		const area = Math.floor(pair / programmes);
		const programme = problem.programmes[pair - area * programmes];
		const steps = stepsPerUnit(programme.wholeUnits);
		pairs.stepCost[pair] = programme.unitCost / steps;
		pairs.fixedCost[pair] = programme.fixedCost;
		const money = Math.min(
			problem.budget,
			programme.maximumBudget,
			problem.areaMaximum?.[area] ?? Infinity
		);
		const affordable = (money * (1 + 1e-12) - programme.fixedCost) / pairs.stepCost[pair];
		const scale = responseScale(
			programme.response,
			problem.need[area],
			problem.residents?.[area] ?? NaN
		);
		const useful =
			problem.need[area] > 0 && scale > 0 && (programme.eligible?.[area] ?? 1) === 1
				? Math.min(programme.unitsPerArea, programme.units, usefulUnits(programme.response, scale))
				: 0;
		pairs.maximum[pair] = Math.max(0, Math.floor(Math.min(affordable, useful * steps, 2e9) + 1e-9));
		for (const row of rowsOfPair(area, pair - area * programmes)) rowIds.push(row);
		pairs.rowOffsets[pair + 1] = rowIds.length;
	}
	pairs.rowIds = Int32Array.from(rowIds);
	return pairs;
}

/** Units beyond which nothing is gained: the last point, or 20 half-lives (a millionth is left). */
function usefulUnits(
	curve: AllocationProblem['programmes'][number]['response'],
	scale: number
): number {
	const end =
		curve.kind === 'saturating' ? 20 * curve.halfUnits : curve.points[curve.points.length - 1][0];
	return Math.ceil(end * scale);
}

function makeRows(problem: AllocationProblem) {
	const rows: Row[] = [];
	const add = (row: Row) => rows.push(row) - 1;
	const limited = (lower: number, upper: number) => lower > 0 || upper < problem.budget;
	const budget = add({
		kind: 'budget',
		subject: 0,
		measure: 'money',
		lower: 0,
		upper: problem.budget
	});
	const ofProgramme = problem.programmes.map((programme, subject) => {
		const ids: number[] = [];
		const { minimumBudget: lower, maximumBudget: upper } = programme;
		if (limited(lower, upper))
			ids.push(add({ kind: 'programme', subject, measure: 'money', lower, upper }));
		if (Number.isFinite(programme.units)) {
			const most = programme.units * stepsPerUnit(programme.wholeUnits);
			ids.push(add({ kind: 'programme-units', subject, measure: 'units', lower: 0, upper: most }));
		}
		return ids;
	});
	const ofArea: number[][] = Array.from(problem.need, () => []);
	problem.need.forEach((_, subject) => {
		const lower = problem.areaMinimum?.[subject] ?? 0;
		const upper = problem.areaMaximum?.[subject] ?? Infinity;
		if (limited(lower, upper))
			ofArea[subject].push(add({ kind: 'area', subject, measure: 'money', lower, upper }));
	});
	problem.groups.forEach((group, subject) => {
		const { kind, minimum: lower, maximum: upper } = group;
		const id = add({ kind, subject, measure: 'money', lower, upper });
		for (const area of group.areas) ofArea[area].push(id);
	});
	const rowsOfPair = (area: number, programme: number) => [
		budget,
		...ofProgramme[programme],
		...ofArea[area]
	];
	return { rows, rowsOfPair };
}

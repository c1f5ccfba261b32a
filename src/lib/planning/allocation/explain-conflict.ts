import { InputError } from '$lib/model/problem';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { costOf, type Pairs, type Row, stepsPerUnit } from './allocation-rows';
import { causeOf } from './cause-of-conflict';
import { moneyInWords as money } from './money-in-words';

/** A kind of limit that can be loosened: minimums are lowered, the rest is raised. */
type Family =
	| 'budget'
	| 'area-minimum'
	| 'area-maximum'
	| 'programme-minimum'
	| 'programme-maximum'
	| 'programme-units'
	| 'jurisdiction-minimum'
	| 'jurisdiction-maximum'
	| 'equity-minimum'
	| 'equity-maximum';

const names: Record<Family, string> = {
	budget: 'the budget',
	'area-minimum': 'the minimums by area',
	'area-maximum': 'the maximums by area',
	'programme-minimum': 'the minimums by programme',
	'programme-maximum': 'the maximums by programme',
	'programme-units': 'the most units of programmes',
	'jurisdiction-minimum': 'the minimum shares of jurisdictions',
	'jurisdiction-maximum': 'the maximum shares of jurisdictions',
	'equity-minimum': 'the equity floors',
	'equity-maximum': 'the equity ceilings'
};

/**
 * Why no plan keeps every limit, in words, with the smallest change of one kind of limit that would
 * do: an elastic linear programme in money, in which one family of limits at a time may give way.
 */
export function explainConflict(pairs: Pairs, solver: LinearSolver): InputError {
	const families = (Object.keys(names) as Family[]).filter((family) =>
		pairs.rows.some((row) => belongs(row, family))
	);
	const changes: { family: Family; by: number }[] = [];
	for (const family of families) {
		const by = smallestChange(pairs, solver, (candidate) => candidate === family);
		if (by !== null && by <= 1e-6) return wholeUnitsError(pairs);
		if (by === null) continue;
		changes.push({ family, by: family === 'programme-units' ? Math.ceil(by - 1e-6) : by });
	}
	const cause = causeOf(pairs);
	const ways = changes.map(({ family, by }) => way(family, by));
	const params: Record<string, string | number> = { ...cause.params };
	for (const { family, by } of changes) params[`change-${family}`] = by;
	if (ways.length === 0) {
		const by = smallestChange(pairs, solver, (family) => family !== 'programme-units');
		if (by !== null) {
			ways.push(`loosen several kinds of limits by ${money(by)} in all`);
			params['change-several'] = by;
		}
	}
	const advice = ways.length ? `; to make a plan possible, ${ways.join(', or ')}` : '';
	return new InputError(`${cause.sentence}${advice}`, {}, cause.code, params);
}

function way(family: Family, by: number): string {
	const verb = family.endsWith('minimum') ? 'lower' : 'raise';
	const amount = family === 'programme-units' ? `${money(by)} units` : money(by);
	const inAll = family === 'budget' ? '' : ' in all';
	return `${verb} ${names[family]} by ${amount}${inAll}`;
}

const familyOf = ({ kind }: Row, side: 'minimum' | 'maximum') =>
	(kind === 'budget' || kind === 'programme-units' ? kind : `${kind}-${side}`) as Family;

const belongs = (row: Row, family: Family) =>
	(row.lower > 0 && familyOf(row, 'minimum') === family) ||
	(Number.isFinite(row.upper) && familyOf(row, 'maximum') === family);

/** What it costs to let a limit give way by one: money, or whole units of a programme. */
function weightOf({ problem }: Pairs, { measure, subject }: Row): number {
	return measure === 'money' ? 1 : 1 / stepsPerUnit(problem.programmes[subject].wholeUnits);
}

/** The least money, or units, by which the given families must give way; null where even that does not do. */
function smallestChange(
	pairs: Pairs,
	solver: LinearSolver,
	mayGive: (family: Family) => boolean
): number | null {
	const builder = new ModelBuilder();
	// The least and the most of a row apart: one may lie above the other.
	const limits = pairs.rows.map((row) => {
		const ids: number[] = [];
		if (row.lower > 0) {
			ids.push(builder.row(row.lower, Infinity));
			if (mayGive(familyOf(row, 'minimum'))) builder.column(1, row.lower, [[ids[0], 1]]);
		}
		if (Number.isFinite(row.upper)) {
			const most = builder.row(-Infinity, row.upper);
			if (mayGive(familyOf(row, 'maximum')))
				builder.column(weightOf(pairs, row), Infinity, [[most, -1]]);
			ids.push(most);
		}
		return ids;
	});
	for (let pair = 0; pair < pairs.maximum.length; pair++) {
		const most = costOf(pairs, pair, pairs.maximum[pair]);
		if (most === 0) continue;
		const entries: [number, number][] = [];
		for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
			const row = pairs.rowIds[k];
			const use = pairs.rows[row].measure === 'money' ? 1 : 1 / pairs.stepCost[pair];
			for (const limit of limits[row]) entries.push([limit, use]);
		}
		builder.column(0, most, entries);
	}
	const answer = solver(builder.build(false), { timeLimit: 10 });
	return answer.status === 'optimal' ? answer.objective : null;
}

function wholeUnitsError(pairs: Pairs): InputError {
	const unit = Math.max(...pairs.problem.programmes.map((programme) => programme.unitCost));
	return new InputError(
		`the limits leave no room for whole units and fixed costs: a unit costs up to ${money(unit)}, so widen the minimums or maximums by about that much`,
		{},
		'plan-whole-units',
		{ unit }
	);
}

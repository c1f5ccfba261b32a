import { InputError } from '$lib/model/problem';
import { type LinearSolver, ModelBuilder } from '../linear-solver';
import { costOf, type Pairs, type Row } from './allocation-rows';

/** A kind of limit that can be loosened: minimums are lowered, the rest is raised. */
type Family =
	| 'budget'
	| 'area-minimum'
	| 'area-maximum'
	| 'programme-minimum'
	| 'programme-maximum'
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
		if (by !== null) changes.push({ family, by });
	}
	const cause = causeOf(pairs);
	const ways = changes.map(({ family, by }) => way(family, by));
	const params: Record<string, string | number> = { ...cause.params };
	for (const { family, by } of changes) params[`change-${family}`] = by;
	if (ways.length === 0) {
		const by = smallestChange(pairs, solver, () => true);
		if (by !== null) ways.push(`loosen several kinds of limits by ${money(by)} in all`);
	}
	const advice = ways.length ? `; to make a plan possible, ${ways.join(', or ')}` : '';
	return new InputError(`${cause.sentence}${advice}`, {}, cause.code, params);
}

function way(family: Family, by: number): string {
	const verb = family.endsWith('minimum') ? 'lower' : 'raise';
	const inAll = family === 'budget' ? '' : ' in all';
	return `${verb} ${names[family]} by ${money(by)}${inAll}`;
}

/** An amount of money in words: 1.3 M, 50 k, 800. */
export function money(amount: number): string {
	const rounded = (value: number) => {
		const text = value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
		return text.includes('.') ? text.replace(/0$/, '').replace(/\.0?$/, '') : text;
	};
	if (amount >= 999_500) return `${rounded(amount / 1e6)} M`;
	if (amount >= 9_995) return `${rounded(amount / 1e3)} k`;
	return rounded(amount);
}

function belongs(row: Row, family: Family): boolean {
	if (family === 'budget') return row.kind === 'budget';
	const [kind, side] = family.split('-');
	if (row.kind.split('-')[0] !== kind) return false;
	return side === 'minimum' ? row.lower > 0 : Number.isFinite(row.upper);
}

/** The least money by which the given families must give way; null where even that does not do. */
function smallestChange(
	pairs: Pairs,
	solver: LinearSolver,
	mayGive: (family: Family) => boolean
): number | null {
	const builder = new ModelBuilder();
	const gives = (row: Row, side: 'minimum' | 'maximum') => {
		const family = row.kind === 'budget' ? 'budget' : `${row.kind.split('-')[0]}-${side}`;
		return mayGive(family as Family);
	};
	// The least and the most of a row apart: one may lie above the other.
	const limits = pairs.rows.map((row) => {
		const ids: number[] = [];
		if (row.lower > 0) {
			ids.push(builder.row(row.lower, Infinity));
			if (gives(row, 'minimum')) builder.column(1, row.lower, [[ids[0], 1]]);
		}
		if (Number.isFinite(row.upper)) {
			const most = builder.row(-Infinity, row.upper);
			if (gives(row, 'maximum')) builder.column(1, Infinity, [[most, -1]]);
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

interface Cause {
	sentence: string;
	code: string;
	params: Record<string, string | number>;
}

function causeOf(pairs: Pairs): Cause {
	const { budget } = pairs.problem;
	for (const kind of ['area', 'programme', 'jurisdiction', 'equity'] as const) {
		const cost = pairs.rows.reduce(
			(sum, row) => (row.kind === kind && row.measure === 'money' ? sum + row.lower : sum),
			0
		);
		const family = names[`${kind}-minimum`];
		if (cost > budget * (1 + 1e-9))
			return {
				sentence: `${family} already cost ${money(cost)} of ${money(budget)}`,
				code: `plan-${kind}-minimums`,
				params: { cost, budget }
			};
	}
	for (const row of pairs.rows) {
		const name = nameOf(pairs, row);
		if (row.lower > row.upper * (1 + 1e-9))
			return {
				sentence: `the minimum of ${money(row.lower)} for ${name} is above its maximum of ${money(row.upper)}`,
				code: 'plan-minimum-above-maximum',
				params: { name, minimum: row.lower, maximum: row.upper }
			};
	}
	const crowded = crowdedGroup(pairs);
	if (crowded) return crowded;
	const usable = usableMoney(pairs);
	for (const [i, row] of pairs.rows.entries()) {
		if (!(row.lower > usable[i] * (1 + 1e-9))) continue;
		const name = nameOf(pairs, row);
		return {
			sentence: `the minimum of ${money(row.lower)} for ${name} is more than the ${money(usable[i])} that can be spent there`,
			code: 'plan-minimum-above-capacity',
			params: { name, minimum: row.lower, usable: usable[i] }
		};
	}
	return { sentence: 'the limits contradict each other', code: 'plan-conflict', params: {} };
}

/** A group whose areas' own minimums cost more than the group may get. */
function crowdedGroup(pairs: Pairs): Cause | null {
	const { rows, problem } = pairs;
	const minimum = new Float64Array(problem.need.length);
	for (const row of rows) if (row.kind === 'area') minimum[row.subject] = row.lower;
	for (const row of rows) {
		if (row.kind !== 'jurisdiction' && row.kind !== 'equity') continue;
		const cost = problem.groups[row.subject].areas.reduce((sum, area) => sum + minimum[area], 0);
		if (!(cost > row.upper * (1 + 1e-9))) continue;
		const name = nameOf(pairs, row);
		return {
			sentence: `the minimums by area in ${name} already cost ${money(cost)} of the ${money(row.upper)} that it may get`,
			code: 'plan-minimums-in-group',
			params: { name, cost, maximum: row.upper }
		};
	}
	return null;
}

/** What each row could spend if only the most steps of its pairs and the maximums by area held. */
function usableMoney(pairs: Pairs): Float64Array {
	const { rows, programmes, problem } = pairs;
	const most = new Float64Array(problem.need.length).fill(Infinity);
	for (const row of rows) if (row.kind === 'area') most[row.subject] = row.upper;
	const usable = new Float64Array(rows.length);
	for (let area = 0; area < most.length; area++) {
		const here = new Map<number, number>();
		for (let pair = area * programmes; pair < (area + 1) * programmes; pair++)
			for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
				const row = pairs.rowIds[k];
				here.set(row, (here.get(row) ?? 0) + costOf(pairs, pair, pairs.maximum[pair]));
			}
		for (const [row, money] of here) usable[row] += Math.min(money, most[area]);
	}
	return usable;
}

function nameOf({ problem }: Pairs, row: Row): string {
	if (row.kind === 'area') return `area ${problem.areaIds[row.subject]}`;
	if (row.kind === 'programme' || row.kind === 'programme-units')
		return `programme ${problem.programmes[row.subject].id}`;
	if (row.kind === 'budget') return 'the budget';
	return problem.groups[row.subject].name;
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

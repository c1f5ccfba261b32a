import { costOf, type Pairs, type Row } from './allocation-rows';
import { moneyInWords as money } from './money-in-words';

/** Why no plan keeps every limit: a sentence, its code, and the amounts and names in it. */
export interface Cause {
	sentence: string;
	code: string;
	params: Record<string, string | number>;
}

const minimums = {
	area: 'the minimums by area',
	programme: 'the minimums by programme',
	jurisdiction: 'the minimum shares of jurisdictions',
	equity: 'the equity floors'
};

/** What makes the limits contradict each other: the first of these that holds. */
export function causeOf(pairs: Pairs): Cause {
	const { budget } = pairs.problem;
	for (const kind of Object.keys(minimums) as (keyof typeof minimums)[]) {
		const cost = pairs.rows.reduce(
			(sum, row) => (row.kind === kind && row.measure === 'money' ? sum + row.lower : sum),
			0
		);
		if (cost > budget * (1 + 1e-9))
			return {
				sentence: `${minimums[kind]} already cost ${money(cost)} of ${money(budget)}`,
				code: `plan-${kind}-minimums`,
				params: { cost, budget }
			};
	}
	for (const row of pairs.rows) {
		if (row.lower > row.upper * (1 + 1e-9))
			return {
				sentence: `the minimum of ${money(row.lower)} for ${subjectOf(pairs, row)} is above its maximum of ${money(row.upper)}`,
				code: 'plan-minimum-above-maximum',
				params: { name: nameOf(pairs, row), minimum: row.lower, maximum: row.upper }
			};
	}
	const crowded = crowdedGroup(pairs);
	if (crowded) return crowded;
	const usable = usableMoney(pairs);
	for (const [i, row] of pairs.rows.entries()) {
		if (!(row.lower > usable[i] * (1 + 1e-9))) continue;
		return {
			sentence: `the minimum of ${money(row.lower)} for ${subjectOf(pairs, row)} is more than the ${money(usable[i])} that can be spent there`,
			code: 'plan-minimum-above-capacity',
			params: { name: nameOf(pairs, row), minimum: row.lower, usable: usable[i] }
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

/**
 * What each row could spend if only the most steps of its pairs, the maximums by area and jurisdiction
 * and the units in all held.
 */
function usableMoney(pairs: Pairs): Float64Array {
	const { rows, programmes, problem } = pairs;
	const most = new Float64Array(problem.need.length).fill(Infinity);
	for (const row of rows) if (row.kind === 'area') most[row.subject] = row.upper;
	const within = jurisdictionRows(pairs);
	/** For each row, the money of its areas by the jurisdiction that they lie in. */
	const usable = rows.map(() => new Map<number, number>());
	for (let area = 0; area < most.length; area++) {
		const here = new Map<number, number>();
		for (let pair = area * programmes; pair < (area + 1) * programmes; pair++)
			for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
				const row = pairs.rowIds[k];
				here.set(row, (here.get(row) ?? 0) + costOf(pairs, pair, pairs.maximum[pair]));
			}
		for (const [row, money] of here) addTo(usable[row], within[area], Math.min(money, most[area]));
	}
	return Float64Array.from(rows, (row, i) => {
		let sum = 0;
		for (const [jurisdiction, money] of usable[i])
			sum += Math.min(money, rows[jurisdiction]?.upper ?? Infinity);
		if (row.kind !== 'programme') return sum;
		const { units, unitCost, fixedCost } = problem.programmes[row.subject];
		return Math.min(sum, units * (unitCost + fixedCost));
	});
}

const addTo = (sums: Map<number, number>, key: number, value: number) =>
	sums.set(key, (sums.get(key) ?? 0) + value);

/** The row of the jurisdiction that each area lies in; −1 where none is limited. */
function jurisdictionRows({ rows, problem }: Pairs): Int32Array {
	const found = new Int32Array(problem.need.length).fill(-1);
	rows.forEach(({ kind, subject }, i) => {
		if (kind === 'jurisdiction') for (const area of problem.groups[subject].areas) found[area] = i;
	});
	return found;
}

/** What an area, a programme or a group is called. Only they have a least. */
function nameOf({ problem }: Pairs, { kind, subject }: Row): string {
	if (kind === 'area') return problem.areaNames[subject];
	if (kind !== 'programme') return problem.groups[subject].name;
	const { name, id } = problem.programmes[subject];
	return name ?? id;
}

const subjectOf = (pairs: Pairs, row: Row) =>
	row.kind === 'area' || row.kind === 'programme'
		? `${row.kind} ${nameOf(pairs, row)}`
		: nameOf(pairs, row);

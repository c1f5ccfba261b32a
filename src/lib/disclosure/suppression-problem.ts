import {
	smallCells,
	type AdditiveTable,
	type Solver,
	type SuppressionRule
} from './additive-table';

/** How far a count may move in the worlds that protect another: enough for any chain of moves. */
const REACH = 2;

/** The weight of hiding a cell: one for the cell, and a little for its size to choose among equals. */
export function cellCosts({ counts }: AdditiveTable): Float64Array {
	const largest = counts.reduce((most, count) => Math.max(most, count), 1);
	return counts.map((count) => 1 + (0.01 * count) / largest);
}

/**
 * The least that each count can be where everything but zeros is hidden: 1 for a part that is not zero
 * (0 where zeros are hidden too), and what its parts come to for a total.
 */
export function leastPossible(table: AdditiveTable, rule: SuppressionRule): Float64Array {
	const least = table.counts.map((count) => (rule.showZero ? Math.min(1, count) : 0));
	for (let changed = true; changed;) {
		changed = false;
		for (const { total, parts } of table.sums) {
			const sum = parts.reduce((all, part) => all + least[part], 0);
			if (sum > least[total]) {
				least[total] = sum;
				changed = true;
			}
		}
	}
	return least;
}

interface World {
	name: string;
	cell: number;
	/** What the protected cell must be able to be in this world. */
	bound: string;
}

/** The worlds that must remain possible: each small count at its least, and at the most that the mark tells. */
function worldsOf(table: AdditiveTable, rule: SuppressionRule, cells: number[]): World[] {
	const least = leastPossible(table, rule);
	const most = Math.max(rule.minimumCount - 1, 1);
	return cells.flatMap((cell, i) => [
		...(table.counts[cell] > least[cell]
			? [{ name: `l${i}_`, cell, bound: `<= ${least[cell]}` }]
			: []),
		...(table.counts[cell] < most ? [{ name: `u${i}_`, cell, bound: `>= ${most}` }] : [])
	]);
}

const fixed = (text: number) => Number(text.toFixed(6));

/** The sums of one world. */
function sumRows(table: AdditiveTable, world: string): string[] {
	return table.sums.map(
		({ total, parts }, i) =>
			`${world}s${i}: ${parts.map((part) => `${world}${part}`).join(' + ')} - ${world}${total} = 0`
	);
}

/** The range of a count where it is hidden. */
function rangeOf(count: number, rule: SuppressionRule): [number, number] {
	const least = rule.showZero ? 1 : 0;
	return [Math.min(least, count), count + REACH * rule.minimumCount];
}

/** Whether a cell may be hidden at all: shown zeros stay. */
const canHide = (count: number, rule: SuppressionRule) => count > 0 || !rule.showZero;

/**
 * The cell suppression problem as one mixed-integer programme: h decides which cells are hidden, and
 * for each small count a world with everything shown unchanged has it at its least, another at its most
 * (Fischetti & Salazar-González 2001, without their decomposition).
 */
export function exactProblem(table: AdditiveTable, rule: SuppressionRule, integral = true): string {
	const small = smallCells(table, rule);
	const isSmall = new Set(small);
	const costs = cellCosts(table);
	const cells = [...table.counts.keys()];
	const rows: string[] = [];
	const bounds: string[] = [];
	for (const { name, cell, bound } of worldsOf(table, rule, small)) {
		rows.push(...sumRows(table, name), `${name}b: ${name}${cell} ${bound}`);
		for (const other of cells) {
			const count = table.counts[other];
			const [least, most] = rangeOf(count, rule);
			if (!canHide(count, rule)) bounds.push(`${name}${other} = ${count}`);
			else if (isSmall.has(other)) bounds.push(`${least} <= ${name}${other} <= ${most}`);
			else {
				rows.push(`${name}m${other}: ${name}${other} - ${most - count} h${other} <= ${count}`);
				rows.push(`${name}n${other}: ${name}${other} + ${count - least} h${other} >= ${count}`);
			}
		}
	}
	const free = cells.filter((cell) => !isSmall.has(cell) && canHide(table.counts[cell], rule));
	return [
		'Minimize',
		`obj: ${free.map((cell) => `${fixed(costs[cell])} h${cell}`).join(' + ') || '0 none'}`,
		'Subject To',
		...rows,
		'Bounds',
		...bounds,
		...free.map((cell) => `0 <= h${cell} <= 1`),
		...(integral && free.length ? ['Generals', free.map((cell) => `h${cell}`).join(' ')] : []),
		'End'
	].join('\n');
}

/**
 * One world for one small count at least cost: how far the shown counts would have to move. Returns the
 * shown cells that move, or null where no world exists even with everything hidden.
 */
export function cheapestWorld(
	table: AdditiveTable,
	rule: SuppressionRule,
	hidden: Uint8Array,
	cell: number,
	side: 'least' | 'most',
	solver: Solver
): number[] | null {
	const world = worldsOf(table, rule, [cell]).find(({ name }) =>
		name.startsWith(side === 'least' ? 'l' : 'u')
	);
	if (!world) return [];
	const costs = cellCosts(table);
	const rows = [...sumRows(table, 'x'), `b: x${cell} ${world.bound}`];
	const bounds: string[] = [];
	const objective: string[] = [];
	table.counts.forEach((count, other) => {
		const [least, most] = rangeOf(count, rule);
		if (!canHide(count, rule)) return void bounds.push(`x${other} = ${count}`);
		bounds.push(`${least} <= x${other} <= ${most}`);
		if (hidden[other]) return;
		objective.push(`${fixed(costs[other])} d${other}`);
		rows.push(
			`p${other}: x${other} - d${other} <= ${count}`,
			`q${other}: x${other} + d${other} >= ${count}`
		);
	});
	const text = [
		'Minimize',
		`obj: ${objective.join(' + ') || '0 none'}`,
		'Subject To',
		...rows,
		'Bounds',
		...bounds,
		'End'
	].join('\n');
	const solution = solver.solve(text, { output_flag: false });
	if (solution.Status !== 'Optimal') return null;
	const moved: number[] = [];
	table.counts.forEach((_, other) => {
		if (primalOf(solution.Columns, `d${other}`) > 1e-6) moved.push(other);
	});
	return moved;
}

/** A variable's value in a solution; 0 where the solution does not have it. */
export function primalOf(columns: Record<string, object>, name: string): number {
	const column = columns[name];
	return column && 'Primal' in column && typeof column.Primal === 'number' ? column.Primal : 0;
}

import { costOf, effectOf, type Pairs } from './allocation-rows';

/** A way to spend in one area: its money (at most the minimum counts), its worth, its steps. */
interface State {
	money: number;
	worth: number;
	steps: number[];
}

/**
 * The best plan of one area that spends at least `minimum` there, exactly: programme by programme,
 * keeping the combinations that no other one beats in both money and worth (dynamic programming).
 * `worthOf` is what a pair's steps are worth at the prices. Null where the minimum is out of reach.
 */
export function bestAboveMinimum(
	pairs: Pairs,
	area: number,
	minimum: number,
	worthOf: (pair: number, steps: number) => number
): State | null {
	let states: State[] = [{ money: 0, worth: 0, steps: [] }];
	for (let pair = area * pairs.programmes; pair < (area + 1) * pairs.programmes; pair++) {
		const options = usefulOptions(pairs, pair, minimum, worthOf);
		const next: State[] = [];
		for (const state of states)
			for (const option of options)
				next.push({
					money: Math.min(minimum, state.money + option.money),
					worth: state.worth + option.worth,
					steps: [...state.steps, option.steps]
				});
		states = undominated(next);
	}
	return states.find((state) => state.money >= minimum * (1 - 1e-9)) ?? null;
}

/** Numbers of steps worth considering: up to the best one, and on to where the minimum is covered. */
function usefulOptions(
	pairs: Pairs,
	pair: number,
	minimum: number,
	worthOf: (pair: number, steps: number) => number
) {
	const options = [{ steps: 0, money: 0, worth: 0 }];
	let best = 0;
	for (let steps = 1; steps <= pairs.maximum[pair]; steps++) {
		const money = costOf(pairs, pair, steps);
		const worth = worthOf(pair, steps);
		options.push({ steps, money, worth });
		if (money >= minimum && worth <= best) break;
		best = Math.max(best, worth);
	}
	return options;
}

/** Drops states that another one matches or beats in both money and worth; most money first. */
function undominated(states: State[]): State[] {
	states.sort((a, b) => b.money - a.money || b.worth - a.worth);
	const kept: State[] = [];
	let best = -Infinity;
	for (const state of states) {
		if (state.worth <= best) continue;
		best = state.worth;
		kept.push(state);
	}
	return kept;
}

/** What steps of a pair are worth when `perMoney` and `perStep` are charged for them. */
export function worthAt(
	pairs: Pairs,
	pair: number,
	steps: number,
	charge: { perMoney: number; perStep: number }
): number {
	if (steps === 0) return 0;
	const cost = costOf(pairs, pair, steps) * charge.perMoney + steps * charge.perStep;
	return effectOf(pairs, pair, steps) - cost;
}

/** What the prices charge a pair: by money and by step, area rows left aside. */
export function chargeOf(
	{ rowOffsets, rowIds, rows }: Pairs,
	prices: ArrayLike<number>,
	pair: number
): { perMoney: number; perStep: number } {
	let perMoney = 0;
	let perStep = 0;
	for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
		const row = rows[rowIds[k]];
		if (row.kind === 'area') continue;
		if (row.measure === 'money') perMoney += prices[rowIds[k]];
		else perStep += prices[rowIds[k]];
	}
	return { perMoney, perStep };
}

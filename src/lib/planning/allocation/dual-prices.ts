import type { Pairs } from './allocation-rows';
import { bestAboveMinimum, worthAt } from './area-minimum';
import type { Segments } from './segments';

/** Prices of all rows, and the plan that every area would choose by itself at them. */
export interface DualPrices {
	prices: Float64Array;
	steps: Int32Array;
}

/**
 * Prices for the limits that areas share (budget, programmes, groups), by coordinate descent on the
 * Lagrangian dual: each price in turn is set, by halving, to where the areas' own choices use the
 * row just to its limit. Limits of an area alone are kept within its choice. With thousands of areas
 * the dual is nearly smooth and a few rounds do. With `start`, prices of the same problem without
 * its factors, programmes are repriced by their factors and only the budget is cleared anew.
 */
export function findDualPrices(
	pairs: Pairs,
	segments: Segments,
	slopes: Float64Array,
	start?: Float64Array
): DualPrices {
	const market = new Market(pairs, segments, slopes);
	if (start) {
		market.prices.set(start);
		market.clear(
			0,
			slopes.reduce((most, slope) => Math.max(most, slope), 0)
		);
		return { prices: market.prices, steps: market.steps };
	}
	const shared = pairs.rows.flatMap((row, i) => (row.kind === 'area' ? [] : [i]));
	const top = slopes.reduce((most, slope) => Math.max(most, slope), 0);
	market.setPrice(0, top / 1e4);
	for (let round = 0; round < 5; round++) {
		let moved = 0;
		for (const row of shared) moved = Math.max(moved, market.clear(row, top));
		if (moved < 1e-3) break;
	}
	return { prices: market.prices, steps: market.steps };
}

/** The areas' choices at the prices of the moment, kept up to date as prices change. */
class Market {
	readonly prices: Float64Array;
	readonly steps: Int32Array;
	private readonly used: Float64Array;
	private readonly first: Int32Array;
	private readonly areasOf: Int32Array[];
	private readonly areaRow: Int32Array;
	/** What the prices charge each pair, by money and by step. */
	private readonly perMoney: Float64Array;
	private readonly perStep: Float64Array;

	constructor(
		private readonly pairs: Pairs,
		private readonly segments: Segments,
		private readonly slopes: Float64Array
	) {
		const areas = pairs.areaFactor.length;
		this.prices = new Float64Array(pairs.rows.length);
		this.steps = new Int32Array(pairs.maximum.length);
		this.used = new Float64Array(pairs.rows.length);
		this.perMoney = new Float64Array(pairs.maximum.length);
		this.perStep = new Float64Array(pairs.maximum.length);
		this.first = new Int32Array(pairs.maximum.length + 1);
		for (const pair of segments.pair) this.first[pair + 1]++;
		for (let i = 0; i < pairs.maximum.length; i++) this.first[i + 1] += this.first[i];
		const all = Int32Array.from({ length: areas }, (_, area) => area);
		this.areaRow = new Int32Array(areas).fill(-1);
		this.areasOf = pairs.rows.map((row, i) => {
			if (row.kind === 'area') this.areaRow[row.subject] = i;
			if (row.kind === 'area') return Int32Array.of(row.subject);
			return row.kind === 'jurisdiction' || row.kind === 'equity'
				? pairs.problem.groups[row.subject].areas
				: all;
		});
	}

	setPrice(row: number, price: number): void {
		this.prices[row] = price;
		for (const area of this.areasOf[row]) this.choose(area);
	}

	/** Moves a row's price to where it is used just to its limit; says how far, relative to it. */
	clear(row: number, top: number): number {
		const { lower, upper } = this.pairs.rows[row];
		const before = this.prices[row];
		this.setPrice(row, before);
		let use = this.used[row];
		if (before === 0 && use <= upper && use >= lower) return 0;
		// Use falls as the price rises: bracket the price, then halve.
		let step = before === 0 ? top * 1e-3 : Math.abs(before) * 0.1;
		let [low, high] = [before, before];
		const target = (price: number) => (price >= 0 ? upper : lower);
		while (use > target(high) && high < 4 * top) {
			low = high;
			high = low < 0 && low + step > 0 ? 0 : low + step;
			step *= 2;
			this.setPrice(row, high);
			use = this.used[row];
			if (high === 0 && use <= upper) break;
		}
		if (low === high) {
			step = before === 0 ? top * 1e-3 : Math.abs(before) * 0.1;
			while (use < target(low) && low > -4 * top && !(low === 0 && use >= lower)) {
				high = low;
				low = high > 0 && high - step < 0 ? 0 : high - step;
				step *= 2;
				this.setPrice(row, low);
				use = this.used[row];
				if (low === 0 && use >= lower) {
					if (use <= upper) high = 0;
					break;
				}
			}
		}
		const tolerance = 1e-3 * Math.max(Math.abs(low), Math.abs(high));
		while (high - low > tolerance) {
			const middle = (low + high) / 2;
			this.setPrice(row, middle);
			if (this.used[row] > target(middle)) low = middle;
			else high = middle;
		}
		this.setPrice(row, high);
		return Math.abs(high - before) / Math.max(top * 1e-3, Math.abs(high), Math.abs(before));
	}

	/** The area's own best plan at the prices, within its own limits; updates what rows use. */
	private choose(area: number): void {
		const { programmes } = this.pairs;
		const row = this.areaRow[area];
		let money = 0;
		for (let pair = area * programmes; pair < (area + 1) * programmes; pair++) {
			this.charge(pair);
			const from = this.first[pair];
			const to = this.first[pair + 1];
			let steps = 0;
			for (let i = from; i < to && this.surplus(i) > 0; i++) {
				steps = this.segments.to[i];
				money += this.segments.money[i];
			}
			this.place(pair, steps);
		}
		if (row < 0) return;
		const { lower, upper } = this.pairs.rows[row];
		if (money > upper) this.lower(area, money - upper);
		else if (money < lower) this.raise(area, lower);
	}

	/** The area's best plan that spends its minimum. */
	private raise(area: number, minimum: number): void {
		const { pairs, perMoney, perStep } = this;
		const best = bestAboveMinimum(pairs, area, minimum, (pair, steps) =>
			worthAt(pairs, pair, steps, { perMoney: perMoney[pair], perStep: perStep[pair] })
		);
		best?.steps.forEach((steps, i) => this.place(area * pairs.programmes + i, steps));
	}

	private charge(pair: number): void {
		const { rowOffsets, rowIds, rows } = this.pairs;
		let perMoney = 0;
		let perStep = 0;
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
			const price = this.prices[rowIds[k]];
			if (rows[rowIds[k]].measure === 'money') perMoney += price;
			else perStep += price;
		}
		this.perMoney[pair] = perMoney;
		this.perStep[pair] = perStep;
	}

	/** What a segment is worth at the prices, per unit of money. */
	private surplus(segment: number): number {
		const { pair, from, to, money } = this.segments;
		const here = pair[segment];
		const steps = to[segment] - from[segment];
		return (
			this.slopes[segment] - this.perMoney[here] - (this.perStep[here] * steps) / money[segment]
		);
	}

	/** Takes the segments away that are worth least, until `money` is freed. */
	private lower(area: number, money: number): void {
		const { programmes, stepCost, fixedCost } = this.pairs;
		const { from, to, whole } = this.segments;
		for (let left = money, guard = 0; left > 1e-9 && guard < 200; guard++) {
			let least = -1;
			let leastSurplus = Infinity;
			for (let pair = area * programmes; pair < (area + 1) * programmes; pair++) {
				const segment = this.lastSegment(pair);
				if (segment < 0 || this.surplus(segment) >= leastSurplus) continue;
				[least, leastSurplus] = [segment, this.surplus(segment)];
			}
			if (least < 0) return;
			const pair = this.segments.pair[least];
			const have = this.steps[pair];
			const needed = whole[least] ? to[least] : Math.ceil(left / stepCost[pair] - 1e-9);
			const after = Math.max(from[least], have - needed);
			left -= (have - after) * stepCost[pair] + (after === 0 ? fixedCost[pair] : 0);
			this.place(pair, after);
		}
	}

	/** The segment that a pair would lose first; −1 where it has none. */
	private lastSegment(pair: number): number {
		for (let i = this.first[pair]; i < this.first[pair + 1]; i++)
			if (this.steps[pair] > this.segments.from[i] && this.steps[pair] <= this.segments.to[i])
				return i;
		return -1;
	}

	private place(pair: number, steps: number): void {
		const before = this.steps[pair];
		if (before === steps) return;
		const { rowOffsets, rowIds, rows, stepCost, fixedCost } = this.pairs;
		const fixed = before === 0 ? fixedCost[pair] : steps === 0 ? -fixedCost[pair] : 0;
		const money = (steps - before) * stepCost[pair] + fixed;
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
			const row = rowIds[k];
			this.used[row] += rows[row].measure === 'money' ? money : steps - before;
		}
		this.steps[pair] = steps;
	}
}

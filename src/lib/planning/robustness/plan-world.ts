import { costOf, type Pairs } from '../allocation/allocation-rows';
import { findDualPrices } from '../allocation/dual-prices';
import { fillGreedily, type Filling, keepsLimits, slopesOf } from '../allocation/greedy-plan';
import { cutSegments, orderDescending, type Segments } from '../allocation/segments';
import { shiftPlan } from '../allocation/shift-plan';
import { trimPlan } from '../allocation/trim-plan';

/** Segments up to which each world's plan is also sought by moving the plan in question. */
const FEW_SEGMENTS = 10_000;

/** Makes plans for one world after another, quickly: prices and segments of the problem are kept. */
export class WorldPlanner {
	readonly segments: Segments;
	private readonly nominal: Float64Array;

	constructor(
		readonly pairs: Pairs,
		/** The plan in question, in steps; it keeps every limit. */
		readonly given: Int32Array,
		readonly capAtNeed: boolean
	) {
		this.segments = cutSegments(pairs);
		this.nominal = findDualPrices(pairs, this.segments, slopesOf(pairs, this.segments)).prices;
	}

	/** A good plan for a world in which every segment's effect per money is its slope. Keeps every limit. */
	plan(slopes: Float64Array): Int32Array {
		const { pairs, segments, given, capAtNeed } = this;
		const order = orderDescending(slopes);
		const { steps: start, prices } = findDualPrices(pairs, segments, slopes, this.nominal);
		trimPlan(pairs, segments, order, start);
		const priced = fillGreedily(pairs, segments, { capAtNeed, start }, slopes, order);
		const keeps = this.keeps(priced);
		if (keeps && segments.pair.length > FEW_SEGMENTS) return priced.steps;
		const shifted = [1, 2].map((times) =>
			shiftPlan(pairs, segments, slopes, order, given, times * prices[0], capAtNeed)
		);
		const plans = keeps ? [priced.steps, ...shifted] : shifted;
		const worth = plans.map((steps) => this.worth(steps, slopes));
		return plans[worth.indexOf(Math.max(...worth))];
	}

	/** Steps brought within the limits: trimmed where they overspend, filled where they leave money. Null where that does not do. */
	settle(steps: Int32Array, slopes: Float64Array): Int32Array | null {
		const { pairs, segments, capAtNeed } = this;
		const order = orderDescending(slopes);
		trimPlan(pairs, segments, order, steps);
		const filling = fillGreedily(pairs, segments, { capAtNeed, start: steps }, slopes, order);
		return this.keeps(filling) ? filling.steps : null;
	}

	private keeps({ used }: Filling): boolean {
		return keepsLimits(this.pairs, used);
	}

	/** Effect by the segments' slopes: enough to tell plans of one world apart. */
	private worth(steps: Int32Array, slopes: Float64Array): number {
		const { pair, from, to, money, whole } = this.segments;
		let sum = 0;
		for (let i = 0; i < pair.length; i++) {
			const taken = Math.min(steps[pair[i]], to[i]) - from[i];
			if (taken <= 0) continue;
			const share = whole[i]
				? Math.min(1, costOf(this.pairs, pair[i], taken) / money[i])
				: taken / (to[i] - from[i]);
			sum += share * money[i] * slopes[i];
		}
		return sum;
	}
}

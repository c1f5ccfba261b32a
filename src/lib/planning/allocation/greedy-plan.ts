import { costOf, effectOf, type Pairs, type Row } from './allocation-rows';
import { orderDescending, type Segments } from './segments';

/** A plan in the making: steps of each pair, and how much of each row they use. */
export interface Filling {
	steps: Int32Array;
	used: Float64Array;
	/** Cases averted by area. */
	areaEffect: Float64Array;
}

/** What the greedy fill needs besides the problem. */
export interface FillOptions {
	/** Stop adding in an area once all its need is averted. */
	capAtNeed?: boolean;
	/** Bring every area first to this share of its need (or as far as it can get). */
	coverage?: number;
	/** Steps to begin with. */
	start?: Int32Array;
}

/** Effect per money of every segment, with the factors of the draw. */
export function slopesOf(pairs: Pairs, segments: Segments): Float64Array {
	const { areaFactor, programmeFactor, programmes } = pairs;
	const slopes = new Float64Array(segments.pair.length);
	for (let i = 0; i < slopes.length; i++) {
		const area = Math.floor(segments.pair[i] / programmes);
		const factor = areaFactor[area] * programmeFactor[segments.pair[i] - area * programmes];
		slopes[i] = (factor * segments.effect[i]) / segments.money[i];
	}
	return slopes;
}

/**
 * Fills a plan with the segments in order of effect per money: first those that a minimum (or the
 * coverage asked for) still needs, then any that every limit allows. For a concave effect under
 * nested limits this is the best plan but for whole units; where limits cross it is a good one,
 * which the caller compares with a bound.
 */
export function fillGreedily(
	pairs: Pairs,
	segments: Segments,
	options: FillOptions = {},
	slopes = slopesOf(pairs, segments),
	order = orderDescending(slopes)
): Filling {
	const filling = startFilling(pairs, options.start);
	const fill = new Filler(pairs, segments, filling, options);
	// From the inner limits outwards: an area's minimum must not find its jurisdiction already full.
	for (const kinds of [['area'], ['jurisdiction', 'equity'], ['programme']])
		if (fill.expect(kinds)) fill.pass(order, slopes, 'minimum');
	if (options.coverage) fill.pass(order, slopes, 'coverage');
	fill.pass(order, slopes, 'any');
	return filling;
}

/** The rows used and the effect by area of given steps (none where absent). */
export function startFilling(pairs: Pairs, start?: Int32Array): Filling {
	const filling: Filling = {
		steps: start?.slice() ?? new Int32Array(pairs.maximum.length),
		used: new Float64Array(pairs.rows.length),
		areaEffect: new Float64Array(pairs.areaFactor.length)
	};
	if (!start) return filling;
	for (let pair = 0; pair < start.length; pair++) {
		if (start[pair] === 0) continue;
		const money = costOf(pairs, pair, start[pair]);
		for (let k = pairs.rowOffsets[pair]; k < pairs.rowOffsets[pair + 1]; k++) {
			const row = pairs.rowIds[k];
			filling.used[row] += pairs.rows[row].measure === 'money' ? money : start[pair];
		}
		filling.areaEffect[Math.floor(pair / pairs.programmes)] += effectOf(pairs, pair, start[pair]);
	}
	return filling;
}

/** Whether every row is within its limits. */
export function keepsLimits({ rows }: Pairs, used: Float64Array): boolean {
	return rows.every(
		(row, i) => used[i] <= row.upper + slack(row.upper) && used[i] >= row.lower - slack(row.lower)
	);
}

const slack = (limit: number) => (Number.isFinite(limit) ? 1e-9 * Math.max(1, Math.abs(limit)) : 0);

type Want = 'minimum' | 'coverage' | 'any';

class Filler {
	private readonly uppers: Float64Array;
	/** Minimums of the pass under way; −∞ for other rows. */
	private lowers: Float64Array;
	private readonly inSteps: Uint8Array;

	constructor(
		private readonly pairs: Pairs,
		private readonly segments: Segments,
		private readonly filling: Filling,
		private readonly options: FillOptions
	) {
		const take = (value: (row: Row) => number) => Float64Array.from(pairs.rows, value);
		this.uppers = take((row) => row.upper + slack(row.upper));
		this.lowers = take(() => -Infinity);
		this.inSteps = Uint8Array.from(pairs.rows, (row) => (row.measure === 'units' ? 1 : 0));
	}

	/** Sets which minimums the next passes fill; says whether any is not met yet. */
	expect(kinds: string[]): boolean {
		this.lowers = Float64Array.from(this.pairs.rows, (row) =>
			kinds.includes(row.kind) && row.lower > 0 ? row.lower - slack(row.lower) : -Infinity
		);
		return this.lowers.some((lower, row) => this.filling.used[row] < lower);
	}

	/** Goes once through the segments; says whether it added anything. */
	pass(order: Uint32Array, slopes: Float64Array, want: Want): boolean {
		const { pair, from, to, whole } = this.segments;
		const { steps } = this.filling;
		let added = false;
		for (let i = 0; i < order.length; i++) {
			const segment = order[i];
			if (!(slopes[segment] > 0)) break;
			const here = pair[segment];
			const have = steps[here];
			if (have < from[segment] || have >= to[segment]) continue;
			let extra = to[segment] - have;
			const fitting = this.fitting(here, extra);
			if (fitting < extra && whole[segment]) continue;
			extra = Math.min(extra, fitting);
			if (extra <= 0) continue;
			if (want !== 'any' || this.options.capAtNeed) {
				const wanted = this.wanted(here, want, extra);
				if (wanted <= 0) continue;
				if (!whole[segment]) extra = Math.min(extra, wanted);
			}
			this.add(here, extra);
			added = true;
		}
		return added;
	}

	private moneyOf(pair: number, extra: number): number {
		const fixed = this.filling.steps[pair] === 0 ? this.pairs.fixedCost[pair] : 0;
		return fixed + extra * this.pairs.stepCost[pair];
	}

	/** How many of `extra` steps all limits leave room for. */
	private fitting(pair: number, extra: number): number {
		const { rowOffsets, rowIds, stepCost, fixedCost } = this.pairs;
		const fixed = this.filling.steps[pair] === 0 ? fixedCost[pair] : 0;
		let fitting = extra;
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
			const row = rowIds[k];
			const room = this.uppers[row] - this.filling.used[row];
			const most = this.inSteps[row] ? room : (room - fixed) / stepCost[pair];
			if (most < fitting) fitting = Math.floor(most);
		}
		return fitting;
	}

	/** How many of `extra` steps the pass asks for. */
	private wanted(pair: number, want: Want, extra: number): number {
		const { rowOffsets, rowIds, stepCost, programmes, problem } = this.pairs;
		if (want === 'minimum') {
			let steps = 0;
			for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++) {
				const row = rowIds[k];
				const missing = this.lowers[row] - this.filling.used[row];
				if (missing > 0)
					steps = Math.max(steps, this.inSteps[row] ? missing : missing / stepCost[pair]);
			}
			return Math.ceil(steps);
		}
		const area = Math.floor(pair / programmes);
		const goal = problem.need[area] * this.pairs.areaFactor[area];
		const share = want === 'coverage' ? this.options.coverage! : 1;
		const missing = share * goal * (1 - 1e-9) - this.filling.areaEffect[area];
		if (missing <= 0) return 0;
		const before = effectOf(this.pairs, pair, this.filling.steps[pair]);
		if (effectOf(this.pairs, pair, this.filling.steps[pair] + extra) - before <= missing)
			return extra;
		return this.stepsFor(pair, before + missing, extra);
	}

	/** The fewest further steps that bring a pair's effect to `effect`. */
	private stepsFor(pair: number, effect: number, most: number): number {
		let low = 0;
		let high = most;
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if (effectOf(this.pairs, pair, this.filling.steps[pair] + middle) >= effect) high = middle;
			else low = middle;
		}
		return high;
	}

	private add(pair: number, extra: number): void {
		const { rowOffsets, rowIds, programmes } = this.pairs;
		const { used, steps, areaEffect } = this.filling;
		const money = this.moneyOf(pair, extra);
		for (let k = rowOffsets[pair]; k < rowOffsets[pair + 1]; k++)
			used[rowIds[k]] += this.inSteps[rowIds[k]] ? extra : money;
		const area = Math.floor(pair / programmes);
		if (this.options.capAtNeed || this.options.coverage)
			areaEffect[area] +=
				effectOf(this.pairs, pair, steps[pair] + extra) - effectOf(this.pairs, pair, steps[pair]);
		steps[pair] += extra;
	}
}

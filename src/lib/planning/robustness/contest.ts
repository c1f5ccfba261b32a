import { baseEffect, type Pairs } from '../allocation/allocation-rows';
import { keepsLimits, startFilling } from '../allocation/greedy-plan';

/** What multiplies effects in one plausible world. */
export interface World {
	area: Float64Array;
	programme: Float64Array;
}

/** Plans held against each other over the same worlds. */
export class Contest {
	readonly plans: Int32Array[] = [];
	readonly effects: Float64Array[] = [];

	constructor(
		private readonly pairs: Pairs,
		readonly worlds: readonly World[],
		/** The most effect found in each world. */
		readonly top: Float64Array,
		readonly capAtNeed: boolean
	) {}

	/** Takes a plan that keeps the limits; the first is the one in question and always taken. */
	enter(steps: Int32Array): void {
		if (this.plans.length && !keepsLimits(this.pairs, startFilling(this.pairs, steps).used)) return;
		const effect = this.effectsOf(steps);
		effect.forEach((value, world) => (this.top[world] = Math.max(this.top[world], value)));
		this.plans.push(steps);
		this.effects.push(effect);
	}

	/** Per world, the share of the best effect that a plan of the contest misses. */
	regretOf(plan: number): Float64Array {
		return this.missed(this.effects[plan]);
	}

	/** The same of a plan that need not be in it. */
	regretUnder(steps: Int32Array): Float64Array {
		return this.missed(this.effectsOf(steps));
	}

	/** The plan with the least 90th percentile of regret. */
	safest(): number {
		const worst = this.plans.map((_, plan) => quantile(this.regretOf(plan), 0.9));
		return worst.indexOf(Math.min(...worst));
	}

	private effectsOf(steps: Int32Array): Float64Array {
		const base = baseEffects(this.pairs, steps);
		return Float64Array.from(this.worlds, (world) =>
			effectIn(base, this.pairs, world, this.capAtNeed)
		);
	}

	private missed(effect: Float64Array): Float64Array {
		return effect.map((value, world) => (this.top[world] > 0 ? 1 - value / this.top[world] : 0));
	}
}

/** Effect of each pair without the factors of any world. */
export function baseEffects(pairs: Pairs, steps: Int32Array): Float64Array {
	return Float64Array.from(steps, (count, pair) => baseEffect(pairs, pair, count));
}

/** The whole effect of a plan in one world, in each area at most its need where asked. */
export function effectIn(
	base: Float64Array,
	{ programmes, problem }: Pairs,
	{ area, programme }: World,
	capAtNeed: boolean
): number {
	let sum = 0;
	for (let a = 0, at = 0; a < area.length; a++) {
		let effect = 0;
		for (let p = 0; p < programmes; p++, at++) effect += base[at] * programme[p];
		sum += area[a] * (capAtNeed ? Math.min(problem.need[a], effect) : effect);
	}
	return sum;
}

/** The value below which a share of the values lies, between neighbours by straight lines. */
export function quantile(values: Float64Array, share: number): number {
	const sorted = values.slice().sort();
	const at = share * (sorted.length - 1);
	const low = Math.floor(at);
	return sorted[low] + (at - low) * ((sorted[low + 1] ?? sorted[low]) - sorted[low]);
}

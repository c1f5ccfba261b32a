import { effectOf, costOf, type Pairs } from './allocation-rows';
import { bestAboveMinimum, chargeOf, worthAt } from './area-minimum';

/**
 * The most effect that any plan can have, by Lagrangian duality: with a price on every limit that
 * areas share, each area is best planned alone. Positive prices charge for upper limits, negative
 * ones pay towards minimums; true for any prices, close for good ones. An area's own minimum is
 * kept exactly, its maximum and the cap at its need by a price of the area's own.
 */
export function priceBound(pairs: Pairs, prices: ArrayLike<number>, capAtNeed: boolean): number {
	const { rows, problem } = pairs;
	const limits = new Map<number, { lower: number; upper: number }>();
	let bound = 0;
	rows.forEach((row, i) => {
		if (row.kind === 'area') limits.set(row.subject, row);
		else if (prices[i] > 0) bound += prices[i] * row.upper;
		else if (prices[i] < 0) bound += prices[i] * row.lower;
	});
	for (let area = 0; area < problem.need.length; area++)
		bound += boundOfArea(pairs, area, prices, capAtNeed, limits.get(area));
	return bound;
}

function boundOfArea(
	pairs: Pairs,
	area: number,
	prices: ArrayLike<number>,
	capAtNeed: boolean,
	limits?: { lower: number; upper: number }
): number {
	const free = choose(pairs, area, prices, 1, 0);
	const goal = pairs.problem.need[area] * pairs.areaFactor[area];
	if (capAtNeed && free.effect > goal)
		return minimise(
			(weight) => choose(pairs, area, prices, weight, 0).worth + (1 - weight) * goal,
			0,
			1
		);
	if (limits && free.money < limits.lower) {
		const best = bestAboveMinimum(pairs, area, limits.lower, (pair, steps) =>
			worthAt(pairs, pair, steps, chargeOf(pairs, prices, pair))
		);
		return best?.worth ?? free.worth;
	}
	if (limits && free.money > limits.upper) {
		const most = free.money > 0 ? free.effect / free.money + 1e-12 : 0;
		return minimise(
			(price) => choose(pairs, area, prices, 1, price).worth + price * limits.upper,
			0,
			4 * most
		);
	}
	return free.worth;
}

/** Each programme's best steps in an area, effect counted `weight` and money `extra` dearer. */
function choose(
	pairs: Pairs,
	area: number,
	prices: ArrayLike<number>,
	weight: number,
	extra: number
) {
	let [worth, money, effect] = [0, 0, 0];
	for (let pair = area * pairs.programmes; pair < (area + 1) * pairs.programmes; pair++) {
		const charge = chargeOf(pairs, prices, pair);
		charge.perMoney += extra;
		const steps = bestSteps(pairs, pair, charge, weight);
		if (steps === 0) continue;
		const gain = effectOf(pairs, pair, steps);
		const cost = costOf(pairs, pair, steps);
		worth += weight * gain - cost * charge.perMoney - steps * charge.perStep;
		money += cost;
		effect += gain;
	}
	return { worth, money, effect };
}

/** The steps of one pair that are worth most: its effect is concave, so by halving. */
function bestSteps(
	pairs: Pairs,
	pair: number,
	{ perMoney, perStep }: { perMoney: number; perStep: number },
	weight: number
): number {
	const price = perMoney * pairs.stepCost[pair] + perStep;
	const gains = (steps: number) =>
		weight * (effectOf(pairs, pair, steps) - effectOf(pairs, pair, steps - 1)) > price;
	let low = 0;
	let high = pairs.maximum[pair];
	if (high > 0 && gains(high)) low = high;
	while (high - low > 1) {
		const middle = (low + high) >> 1;
		if (gains(middle)) low = middle;
		else high = middle;
	}
	const worth = weight * effectOf(pairs, pair, low) - low * price;
	return worth > perMoney * pairs.fixedCost[pair] ? low : 0;
}

/** The least value of a convex function between two ends, by golden-section search. */
function minimise(value: (x: number) => number, from: number, to: number): number {
	const ratio = (Math.sqrt(5) - 1) / 2;
	let [low, high] = [from, to];
	let least = Math.min(value(low), value(high));
	for (let i = 0; i < 25; i++) {
		const left = high - ratio * (high - low);
		const right = low + ratio * (high - low);
		const [atLeft, atRight] = [value(left), value(right)];
		least = Math.min(least, atLeft, atRight);
		if (atLeft < atRight) high = right;
		else low = left;
	}
	return least;
}

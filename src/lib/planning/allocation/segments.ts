import { baseEffect, costOf, type Pairs } from './allocation-rows';

/**
 * The upper concave envelope of every pair's effect over its money, cut into segments of falling
 * slope. Segments of a pair are consecutive. The first one holds the fixed cost and as many steps
 * as make it worth while, so it is taken whole.
 */
export interface Segments {
	pair: Int32Array;
	/** Steps of the pair where the segment begins and ends. */
	from: Int32Array;
	to: Int32Array;
	money: Float64Array;
	/** Effect without the factors of a draw. */
	effect: Float64Array;
	/** 1 where the segment cannot be taken in part. */
	whole: Uint8Array;
}

/** Steps at which an effect is looked up: all up to 12, then spreading by a quarter. */
function breakpoints(maximum: number): number[] {
	const points: number[] = [0];
	for (let steps = 1; steps < maximum; steps = Math.max(steps + 1, Math.ceil(steps * 1.3)))
		points.push(steps);
	if (maximum > 0) points.push(maximum);
	return points;
}

/** Cuts every pair into segments. */
export function cutSegments(pairs: Pairs): Segments {
	const pair: number[] = [];
	const from: number[] = [];
	const to: number[] = [];
	const money: number[] = [];
	const effect: number[] = [];
	const whole: number[] = [];
	for (let i = 0; i < pairs.maximum.length; i++) {
		if (pairs.maximum[i] === 0) continue;
		const points = breakpoints(pairs.maximum[i]).map((steps) => ({
			steps,
			money: costOf(pairs, i, steps),
			effect: baseEffect(pairs, i, steps)
		}));
		const hull = upperEnvelope(points);
		for (let j = 1; j < hull.length; j++) {
			if (hull[j].effect <= hull[j - 1].effect * (1 + 1e-12)) break;
			pair.push(i);
			from.push(hull[j - 1].steps);
			to.push(hull[j].steps);
			money.push(hull[j].money - hull[j - 1].money);
			effect.push(hull[j].effect - hull[j - 1].effect);
			whole.push(j === 1 && pairs.fixedCost[i] > 0 ? 1 : 0);
		}
	}
	return {
		pair: Int32Array.from(pair),
		from: Int32Array.from(from),
		to: Int32Array.from(to),
		money: Float64Array.from(money),
		effect: Float64Array.from(effect),
		whole: Uint8Array.from(whole)
	};
}

interface Point {
	steps: number;
	money: number;
	effect: number;
}

/** The points on the upper concave envelope, by rising money (Andrew's monotone chain). */
function upperEnvelope(points: Point[]): Point[] {
	const hull: Point[] = [];
	for (const point of points) {
		while (hull.length >= 2) {
			const last = hull[hull.length - 1];
			const before = hull[hull.length - 2];
			const turn =
				(last.effect - before.effect) * (point.money - before.money) -
				(point.effect - before.effect) * (last.money - before.money);
			if (turn > 0) break;
			hull.pop();
		}
		hull.push(point);
	}
	return hull;
}

/** The order of values from large to small (ties by index): a radix sort of their float32 bits. */
export function orderDescending(values: Float64Array): Uint32Array {
	const { length } = values;
	const keys = new Uint32Array(Float32Array.from(values).buffer);
	// Slopes are never negative, so larger floats have larger bits; complement for falling order.
	for (let i = 0; i < length; i++) keys[i] = ~keys[i];
	let order = new Uint32Array(length);
	let other = new Uint32Array(length);
	for (let i = 0; i < length; i++) order[i] = i;
	for (const shift of [0, 11, 22]) {
		const counts = new Uint32Array(2049);
		for (let i = 0; i < length; i++) counts[((keys[i] >>> shift) & 2047) + 1]++;
		for (let b = 1; b <= 2048; b++) counts[b] += counts[b - 1];
		for (let i = 0; i < length; i++) {
			const at = order[i];
			other[counts[(keys[at] >>> shift) & 2047]++] = at;
		}
		[order, other] = [other, order];
	}
	return order;
}

/** Expected counts at which one class of size ends and the next begins: each four times the last. */
const BOUNDS = [0.125, 0.5, 2, 8, 32, 128, 512];
const STEP = 4;

/** How many classes there are. */
export const SIZE_CLASSES = BOUNDS.length + 1;

/** The class of an expected count. */
export function sizeClass(mean: number): number {
	let size = 0;
	while (size < BOUNDS.length && mean >= BOUNDS[size]) size++;
	return size;
}

/** Where an expected count lies: between the middles of the classes `low` and `low + 1`, so far along. */
export function placeOf(mean: number): { low: number; share: number } {
	const place = Math.log(mean / BOUNDS[0]) / Math.log(STEP) + 0.5;
	const bounded = Math.max(0, Math.min(BOUNDS.length, place));
	const low = Math.min(BOUNDS.length - 1, Math.floor(bounded));
	return { low, share: bounded - low };
}

/**
 * The factor at an expected count, of one factor a class: that of the class in its middle, and on
 * the line between two of them elsewhere, so that it nowhere jumps.
 */
export function factorAt(factors: Float64Array, mean: number): number {
	const { low, share } = placeOf(mean);
	return factors[low] + share * (factors[low + 1] - factors[low]);
}

/** A window on a series: indices of its first and last period, both included. */
export interface Brush {
	first: number;
	last: number;
}

/** The part of a brush that is held: an end, the whole, or a new one being drawn from `anchor`. */
export type Grip = { part: 'first' | 'last' | 'whole' | 'new'; anchor: number; from: Brush };

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/** The brush after the pointer that holds `grip` has moved to period `index`; `length` periods in all. */
export function dragBrush(grip: Grip, index: number, length: number): Brush {
	const at = clamp(index, 0, length - 1);
	const { from, anchor } = grip;
	if (grip.part === 'new') return { first: Math.min(anchor, at), last: Math.max(anchor, at) };
	if (grip.part === 'first') return { first: Math.min(at, from.last), last: from.last };
	if (grip.part === 'last') return { first: from.first, last: Math.max(at, from.first) };
	return shiftBrush(from, at - anchor, length);
}

/** The brush moved by some periods, its length kept, inside the series. */
export function shiftBrush(brush: Brush, by: number, length: number): Brush {
	const move = clamp(by, -brush.first, length - 1 - brush.last);
	return { first: brush.first + move, last: brush.last + move };
}

/** The brush after a key on one of its ends; null where the key means nothing here. */
export function keyBrush(
	brush: Brush,
	end: 'first' | 'last',
	key: string,
	options: { shift: boolean; length: number; page: number }
): Brush | null {
	const { length, page, shift } = options;
	const steps: Record<string, number> = {
		ArrowLeft: -1,
		ArrowRight: 1,
		ArrowDown: -1,
		ArrowUp: 1,
		PageDown: -page,
		PageUp: page,
		Home: -length,
		End: length
	};
	const by = steps[key];
	if (by === undefined) return null;
	if (shift) return shiftBrush(brush, by, length);
	return end === 'first'
		? { first: clamp(brush.first + by, 0, brush.last), last: brush.last }
		: { first: brush.first, last: clamp(brush.last + by, brush.first, length - 1) };
}

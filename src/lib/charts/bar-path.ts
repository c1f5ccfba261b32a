import type { Shown } from '$lib/model/explore';
import { cellStatusCode } from '$lib/model/protected';

/** Where bars stand: the left edge and width of period i, and the height of a value above the base. */
export interface BarFrame {
	left: (index: number) => number;
	width: number;
	base: number;
	height: (value: number) => number;
}

/**
 * One SVG path for the bars `from … to` (both included) of a series. Zero draws nothing; a hidden
 * value draws nothing here (see `hiddenPath`).
 */
export function barPath(shown: Shown, from: number, to: number, frame: BarFrame): string {
	let path = '';
	for (let index = Math.max(0, from); index <= Math.min(to, shown.values.length - 1); index++) {
		const value = shown.values[index];
		if (!(value > 0)) continue;
		const height = Math.max(0.75, frame.height(value));
		path += `M${frame.left(index).toFixed(2)},${(frame.base - height).toFixed(2)}h${frame.width.toFixed(2)}v${height.toFixed(2)}h${(-frame.width).toFixed(2)}z`;
	}
	return path;
}

/** One SVG path of low stubs where a value is hidden: something was recorded, how much is not said. */
export function hiddenPath(shown: Shown, frame: BarFrame, stub = 4): string {
	let path = '';
	for (let index = 0; index < shown.values.length; index++)
		if (shown.status[index] === cellStatusCode.hidden)
			path += `M${frame.left(index).toFixed(2)},${frame.base - stub}h${frame.width.toFixed(2)}v${stub}h${(-frame.width).toFixed(2)}z`;
	return path;
}

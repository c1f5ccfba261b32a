import type { ScanModel } from './scan-model';
import { NEVER, type Thresholds } from './thresholds';

/** One centre's circles with the bin of each expectation: circle j over window l at `j * columns + l`. */
export interface BinnedCircles {
	order: Int32Array;
	bins: Uint16Array;
}

/** Bins kept in memory; beyond it they are worked out anew each time. */
const MOST_KEPT = 48_000_000;

/**
 * Bins the expectations of all circles. `expected` holds `columns` windows an area, area-major. `kept`
 * tells whether they all fit into memory, so that going through the centres again costs little.
 */
export function binnedCircles(
	model: ScanModel,
	thresholds: Thresholds,
	expected: Float64Array,
	columns: number
): { kept: boolean; at(centre: number): BinnedCircles } {
	const inside = new Float64Array(columns);
	function bin(centre: number): BinnedCircles {
		const { order, ends } = model.circles.circlesAt(centre);
		const bins = new Uint16Array(order.length * columns);
		inside.fill(0);
		for (let j = 0, at = 0; j < order.length; j++) {
			const from = order[j] * columns;
			for (let l = 0; l < columns; l++, at++) {
				inside[l] += expected[from + l];
				bins[at] = ends[j] ? thresholds.binOf(inside[l]) : NEVER;
			}
		}
		return { order, bins };
	}
	const all: BinnedCircles[] = [];
	let entries = 0;
	for (let centre = 0; centre < model.areas && entries <= MOST_KEPT; centre++) {
		all.push(bin(centre));
		entries += all[centre].bins.length;
	}
	const kept = entries <= MOST_KEPT;
	return { kept, at: kept ? (centre) => all[centre] : bin };
}

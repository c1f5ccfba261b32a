import type { EmergingClass, EmergingPattern } from '$lib/model/emerging';

/** One location's history: in each period significantly hot (1), cold (−1) or neither (0), in order. */
export type History = readonly (1 | 0 | -1)[];

/** A share of periods at least this large makes a spot lasting. */
const LASTING = 0.9;

/**
 * The class of a location by its history and the trend of its z-values: +1 rising, −1 falling
 * significantly, 0 neither. The rules are those of ArcGIS Pro's Emerging Hot Spot Analysis, asked in
 * the order of the table in `methods/emerging.md`. For cold spots everything is mirrored: a
 * cold spot intensifies while z falls.
 */
export function emergingClass(history: History, trend: 1 | 0 | -1): EmergingClass {
	if (history.length === 0) return 'no-data';
	const hot = patternOf(history, trend);
	if (hot) return `${hot}-hot-spot`;
	const mirrored = history.map((state) => (0 - state) as 1 | 0 | -1);
	const cold = patternOf(mirrored, (0 - trend) as 1 | 0 | -1);
	return cold ? `${cold}-cold-spot` : 'no-pattern';
}

function patternOf(history: History, trend: 1 | 0 | -1): EmergingPattern | null {
	const periods = history.length;
	const hot = history.filter((state) => state === 1).length;
	const lasting = hot >= LASTING * periods;
	if (history[periods - 1] !== 1) return lasting ? 'historical' : null;
	if (lasting) return trend > 0 ? 'intensifying' : trend < 0 ? 'diminishing' : 'persistent';
	let run = 0;
	while (history[periods - 1 - run] === 1) run++;
	if (run === hot) return run === 1 ? 'new' : 'consecutive';
	return history.includes(-1) ? 'oscillating' : 'sporadic';
}

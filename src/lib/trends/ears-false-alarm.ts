import normal from '@stdlib/stats-base-dists-normal';
import { drawNormal } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { studentUpper } from '$lib/numeric/student';
import { earsThreshold, type EarsOptions } from './ears';

const DRAWS = 40_000;
/** Periods that the threshold of C3 reaches back over, beyond its baseline. */
const REACH = 5;

const known = new Map<string, number>();

/**
 * The chance that a count of many cases passes an EARS threshold when nothing has changed: more than the
 * level, for mean and spread are those of few periods. Student's t for C1 and C2; for C3, which adds up
 * excesses, the share of simulated series.
 */
export function earsFalseAlarm(options: EarsOptions): number {
	const { method, baseline, level } = options;
	if (method !== 'c3') {
		const z = normal.quantile(1 - level, 0, 1);
		return studentUpper(z / Math.sqrt(1 + 1 / baseline), baseline - 1);
	}
	const key = `${baseline} ${level}`;
	const chance = known.get(key) ?? simulated(options);
	known.set(key, chance);
	return chance;
}

function simulated(options: EarsOptions): number {
	const random = createRandom(1);
	const at = options.baseline + REACH - 1;
	let alarms = 0;
	for (let i = 0; i < DRAWS; i++) {
		// Far above zero, where a threshold would be cut.
		const counts = Float64Array.from({ length: at + 1 }, () => 1e6 + 1e3 * drawNormal(random));
		if (counts[at] > earsThreshold(counts, at, options)) alarms++;
	}
	return alarms / DRAWS;
}

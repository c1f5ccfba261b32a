import type { Step } from '$lib/model/period';
import type { AlertState } from '$lib/model/trends';
import type { TrendsSettings } from '$lib/model/settings/trends';
import { earsThreshold, type EarsMethod, type EarsOptions } from './ears';
import { earsFalseAlarm } from './ears-false-alarm';
import { farrington } from './farrington';
import { farringtonDefaults } from './farrington-defaults';

export interface Alert {
	state: AlertState;
	/** A count above it is an alarm. */
	threshold: number;
	expected: number;
	p: number;
	/** Chance of an alarm when nothing has changed; 0 where not judged. */
	falseAlarm: number;
}

const notJudged: Alert = {
	state: 'not-judged',
	threshold: NaN,
	expected: NaN,
	p: NaN,
	falseAlarm: 0
};

/** Whether the count of period `at` is higher than its past lets one expect, by the chosen method. */
export function alertAt(
	counts: ArrayLike<number>,
	population: ArrayLike<number> | null,
	at: number,
	step: Step,
	{ alert, alertLevel }: Pick<TrendsSettings, 'alert' | 'alertLevel'>
): Alert {
	if (at < 0 || Number.isNaN(counts[at])) return notJudged;
	if (alert !== 'farrington') {
		const method = alert.slice(5) as EarsMethod;
		const options: EarsOptions = {
			method,
			baseline: 7,
			level: alertLevel,
			// One case more or less is no signal where the past shows no spread at all.
			minimumDeviation: 0.5
		};
		const threshold = earsThreshold(counts, at, options);
		if (Number.isNaN(threshold)) return notJudged;
		const state = counts[at] > threshold ? 'alert' : 'quiet';
		return { state, threshold, expected: NaN, p: NaN, falseAlarm: earsFalseAlarm(options) };
	}
	const options = farringtonDefaults(step, at, alertLevel);
	const result = options && farrington(counts, at, options, population);
	if (!result || !result.enoughCases) return notJudged;
	const { threshold, expected, p, falseAlarm } = result;
	if (!Number.isFinite(threshold)) return notJudged;
	return { state: result.alarm ? 'alert' : 'quiet', threshold, expected, p, falseAlarm };
}

import type { Step } from '$lib/model/period';
import type { FarringtonOptions } from './farrington';

type Shape = Pick<FarringtonOptions, 'frequency' | 'halfWindow' | 'seasonParts' | 'excludeLast'>;

/** Noufaily's settings for weeks, and the same proportions of a year for longer periods. */
const shapes: Record<Step, Shape> = {
	day: { frequency: 365, halfWindow: 10, seasonParts: 10, excludeLast: 60 },
	week: { frequency: 52, halfWindow: 3, seasonParts: 10, excludeLast: 26 },
	month: { frequency: 12, halfWindow: 1, seasonParts: 4, excludeLast: 3 },
	quarter: { frequency: 4, halfWindow: 0, seasonParts: 4, excludeLast: 1 },
	year: { frequency: 1, halfWindow: 0, seasonParts: 1, excludeLast: 0 }
};

/**
 * Options for a step and as many earlier years (up to five; ten of yearly counts) as lie before
 * period `at`. Null where fewer than three years (four yearly counts) do.
 */
export function farringtonDefaults(
	step: Step,
	at: number,
	level: number
): FarringtonOptions | null {
	const shape = shapes[step];
	const available = Math.floor((at - shape.halfWindow) / shape.frequency);
	if (available < (step === 'year' ? 4 : 3)) return null;
	return {
		...shape,
		yearsBack: Math.min(step === 'year' ? 10 : 5, available),
		level,
		trendLevel: step === 'year' ? 0.05 : 1,
		limit: 'predictive',
		reweightAbove: 2.58,
		minimumCases: 5,
		casesWindow: step === 'year' ? 1 : 4
	};
}

import { lastValue } from './candidates/naive';
import type { Outcome } from './error-history';
import type { RollingInput } from './rolling-means';

/** How many periods before the first origin are forecast. */
const MOST = 4;

/**
 * Forecasts by the last value from each of the last periods before the `first` origin, oldest first.
 * A model has no known errors there, and any assumption of how far forecasts of a panel go wrong is
 * worse than how far its values moved.
 */
export function standIns(input: RollingInput, first: number): Outcome[] {
	const from = Math.max(1, first - MOST);
	return Array.from({ length: Math.max(0, first - from) }, (_, i) => {
		const end = from + i;
		return { origin: end, means: lastValue({ ...input, end }, input.horizon) };
	});
}

import { formatPeriod } from '$lib/ui/format';
import { periodStart, type Periods } from '$lib/model/period';

/** A tick of a time axis: the index of the period it stands at, and its text. */
export interface PeriodTick {
	index: number;
	text: string;
}

/**
 * Ticks of an axis of periods: at the first period of years where there is more than a year, at
 * most `most` of them, evenly spaced.
 */
export function periodTicks(periods: Periods, most: number): PeriodTick[] {
	const { step, first, length } = periods;
	const yearOf = (index: number) => Number(periodStart(first + index, step).slice(0, 4));
	const starts: number[] = [];
	for (let index = 0; index < length; index++)
		if (
			index === 0
				? periodStart(first, step).slice(5, 7) === '01'
				: yearOf(index) > yearOf(index - 1)
		)
			starts.push(index);
	if (starts.length >= 2) {
		const every = [1, 2, 5, 10, 20, 50].find((n) => starts.length / n <= most) ?? 100;
		return starts
			.filter((index) => yearOf(index) % every === 0)
			.map((index) => ({ index, text: String(yearOf(index)) }));
	}
	const every = Math.max(1, Math.ceil(length / most));
	return Array.from({ length: Math.ceil(length / every) }, (_, i) => ({
		index: i * every,
		text: formatPeriod(first + i * every, step, 'short')
	}));
}

import type { Step } from '$lib/model/period';

/** Stands for the period of incidents without a date. */
export const noPeriod = -2147483648;

const numbers: Record<Step, string> = {
	day: 'day',
	week: 'floor((day + 3) / 7.0)',
	month: 'month',
	quarter: 'floor(month / 3.0)',
	year: 'floor(month / 12.0)'
};

/** The running number of an incident's period, as the model's `periodNumber` counts; `noPeriod` without a date. */
export function periodExpression(step: Step): string {
	return `coalesce(${numbers[step]}, ${noPeriod})::INTEGER`;
}

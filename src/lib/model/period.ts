import { z } from './zod';

/** The length of a period. Weeks run from Monday (ISO 8601). */
export const stepSchema = z.enum(['day', 'week', 'month', 'quarter', 'year']);
export type Step = z.infer<typeof stepSchema>;

/** Periods of each step in a year; the season's length. */
export const periodsPerYear: Record<Step, number> = {
	day: 365.25,
	week: 52.1775,
	month: 12,
	quarter: 4,
	year: 1
};

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO date (proleptic Gregorian, no time zone). */
export function dayNumber(isoDate: string): number {
	return Math.round(Date.parse(`${isoDate.slice(0, 10)}T00:00:00Z`) / MS_PER_DAY);
}

/** The ISO date of a day number. */
export function isoDate(day: number): string {
	return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * The running number of the period that holds a day: consecutive periods of a step have
 * consecutive numbers, whatever the year. Months count from 1970-01 = 0.
 */
export function periodNumber(isoDay: string, step: Step): number {
	const year = Number(isoDay.slice(0, 4));
	const month = Number(isoDay.slice(5, 7)) - 1;
	switch (step) {
		case 'day':
			return dayNumber(isoDay);
		case 'week':
			return Math.floor((dayNumber(isoDay) + 3) / 7);
		case 'month':
			return (year - 1970) * 12 + month;
		case 'quarter':
			return (year - 1970) * 4 + Math.floor(month / 3);
		case 'year':
			return year - 1970;
	}
}

/** The first day of a period, as an ISO date. */
export function periodStart(number: number, step: Step): string {
	const pad = (value: number) => String(value).padStart(2, '0');
	const inYear = (perYear: number) => ({
		year: 1970 + Math.floor(number / perYear),
		index: ((number % perYear) + perYear) % perYear
	});
	switch (step) {
		case 'day':
			return isoDate(number);
		case 'week':
			return isoDate(number * 7 - 3);
		case 'month': {
			const { year, index } = inYear(12);
			return `${year}-${pad(index + 1)}-01`;
		}
		case 'quarter': {
			const { year, index } = inYear(4);
			return `${year}-${pad(index * 3 + 1)}-01`;
		}
		case 'year':
			return `${1970 + number}-01-01`;
	}
}

/** The last day of a period, as an ISO date. */
export function periodEnd(number: number, step: Step): string {
	return isoDate(dayNumber(periodStart(number + 1, step)) - 1);
}

/** A period's name in files and tables: 2021, 2021-Q3, 2021-07, 2021-07-05 (a week by its Monday). */
export function periodLabel(number: number, step: Step): string {
	const start = periodStart(number, step);
	if (step === 'year') return start.slice(0, 4);
	if (step === 'month') return start.slice(0, 7);
	if (step === 'quarter')
		return `${start.slice(0, 4)}-Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;
	return start;
}

/** Consecutive periods: `first` is a period number, `length` how many. */
export interface Periods {
	step: Step;
	first: number;
	length: number;
}

/** The periods that a window of days touches, both ends included. */
export function periodsBetween(from: string, to: string, step: Step): Periods {
	const first = periodNumber(from, step);
	return { step, first, length: periodNumber(to, step) - first + 1 };
}

/** The labels of a run of periods, in order. */
export function periodLabels(periods: Periods): string[] {
	return Array.from({ length: periods.length }, (_, i) =>
		periodLabel(periods.first + i, periods.step)
	);
}

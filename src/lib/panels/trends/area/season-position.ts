import { periodStart, type Step } from '$lib/model/period';
import { getLocale } from '$lib/messages/compiled/runtime';

/** The place of a period in its year, as short as an axis needs: "J", "Q2", a week by its month and day. */
export function positionText(number: number, step: Step): string {
	const start = periodStart(number, step);
	if (step === 'quarter') return `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1}`;
	if (step === 'year') return start.slice(0, 4);
	return new Intl.DateTimeFormat(getLocale(), {
		month: step === 'month' ? 'narrow' : 'short',
		...(step === 'month' ? {} : { day: 'numeric' }),
		timeZone: 'UTC'
	}).format(new Date(`${start}T00:00:00Z`));
}

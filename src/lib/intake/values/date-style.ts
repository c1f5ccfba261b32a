import type { DateStyle } from '$lib/model/intake';
import type { Step } from '$lib/model/period';
import { dateParts, readDate } from './read-date';
import { missingValues } from './missing-values';

const none: ReadonlySet<string> = new Set();
const coarser: Step[] = ['day', 'week', 'month', 'quarter', 'year'];

/** Forms that DuckDB's strptime reads as we do, as long as a whole column has one of them. */
const fastForms: [RegExp, string][] = [
	[/^\d{4}-\d{2}-\d{2}$/, '%Y-%m-%d'],
	[/^\d{4}\/\d{2}\/\d{2}$/, '%Y/%m/%d'],
	[/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/, '%Y-%m-%d %H:%M:%S'],
	[/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/, '%Y-%m-%dT%H:%M:%S'],
	[/^\d{4}-\d{2}$/, '%Y-%m'],
	[/^\d{4}$/, '%Y'],
	[/^\d{1,2}\/\d{1,2}\/\d{4}$/, '{1}/{2}/%Y'],
	[/^\d{1,2}\.\d{1,2}\.\d{4}$/, '{1}.{2}.%Y'],
	[/^\d{1,2}-\d{1,2}-\d{4}$/, '{1}-{2}-%Y']
];

/**
 * How a column writes its dates, decided on all the values given: pass every distinct value of the
 * column, not a sample, since one 13 decides between day and month. `dayFirst` is the user's word.
 */
export function dateStyle(values: Iterable<string>, dayFirst?: boolean): DateStyle {
	const missing = new Set(missingValues('date'));
	let dayFirstOnly = 0;
	let monthFirstOnly = 0;
	let either = 0;
	let serials = 0;
	let others = 0;
	const formats = new Set<string | null>();
	for (const value of values) {
		const plain = value.trim();
		if (missing.has(plain.toLowerCase())) continue;
		const parts = dateParts(plain);
		formats.add(fastForms.find(([form]) => form.test(value))?.[1] ?? null);
		if (parts?.kind === 'serial') serials++;
		else if (parts) others++;
		if (parts?.kind !== 'triple') continue;
		const [first, second] = parts.numbers;
		if (first > 12 && second <= 12) dayFirstOnly++;
		else if (second > 12 && first <= 12) monthFirstOnly++;
		else if (first !== second) either++;
	}
	const triples = dayFirstOnly + monthFirstOnly + either;
	const day = dayFirst ?? dayFirstOnly >= monthFirstOnly;
	// A few values the other way round are errors; many mean that two habits were mixed.
	const mixed = Math.min(dayFirstOnly, monthFirstOnly) > 0.05 * (dayFirstOnly + monthFirstOnly);
	const undecided = either > 0 && (dayFirstOnly + monthFirstOnly === 0 || mixed);
	const style: DateStyle = {
		order: triples === 0 ? 'ymd' : day ? 'dmy' : 'mdy',
		ambiguous: dayFirst === undefined && undecided,
		strptime: fastFormat(formats, day),
		serial: serials > 0 && serials >= others,
		step: 'day'
	};
	return { ...style, step: usualStep(values, style) };
}

function fastFormat(formats: Set<string | null>, day: boolean): string | null {
	const [format] = formats;
	if (formats.size !== 1 || !format) return null;
	return format.replace('{1}', day ? '%d' : '%m').replace('{2}', day ? '%m' : '%d');
}

/** The coarsest step that at least a tenth of the values have: a file with some years only is a file of years. */
function usualStep(values: Iterable<string>, style: DateStyle): Step {
	const counts = new Map<Step, number>();
	let all = 0;
	for (const value of values) {
		const reading = readDate(value, style, none);
		if (reading.kind !== 'value') continue;
		counts.set(reading.step, (counts.get(reading.step) ?? 0) + 1);
		all++;
	}
	return coarser.findLast((step) => (counts.get(step) ?? 0) > all * 0.1) ?? 'day';
}

/** The share of non-empty values that read as dates of any known form: what makes a column a date column. */
export function dateShare(values: readonly string[]): number {
	let filled = 0;
	let dates = 0;
	for (const value of values) {
		if (!value.trim()) continue;
		filled++;
		const parts = dateParts(value);
		if (parts && parts.kind !== 'serial' && parts.kind !== 'year') {
			const order = parts.kind === 'triple' && parts.numbers[1] > 12 ? 'mdy' : 'dmy';
			if (readDate(value, { order, serial: false }, none).kind === 'value') dates++;
		}
	}
	return filled ? dates / filled : 0;
}

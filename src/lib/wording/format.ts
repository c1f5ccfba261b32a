import { getLocale } from '$lib/messages/compiled/runtime';
import { periodStart, type Step } from '$lib/model/period';

const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
	const key = getLocale() + JSON.stringify(options);
	let format = cache.get(key);
	if (!format) cache.set(key, (format = new Intl.NumberFormat(getLocale(), options)));
	return format;
}

const dayFormats = new Map<string, Intl.DateTimeFormat>();

/** A day of UTC in the reader's way. Making a format takes longer than a hundred uses of it. */
function writeDay(isoDay: string, options: Intl.DateTimeFormatOptions): string {
	const key = getLocale() + JSON.stringify(options);
	const format =
		dayFormats.get(key) ?? new Intl.DateTimeFormat(getLocale(), { ...options, timeZone: 'UTC' });
	dayFormats.set(key, format);
	return format.format(new Date(`${isoDay}T00:00:00Z`));
}

/** What stands for a value that does not exist. */
export const NO_VALUE = '–';

/** Short texts one after the other, as the reader's language parts them. */
export const inARow = (texts: readonly string[]): string =>
	texts.join(getLocale() === 'ar' ? '، ' : ', ');

/** A count, grouped: 12,345. Estimates may carry a fraction, which is dropped from 100 up. */
export function formatCount(value: number): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	const digits = Number.isInteger(value) || Math.abs(value) >= 100 ? 0 : 1;
	return numberFormat({ maximumFractionDigits: digits }).format(value);
}

/** A number with a fixed number of decimals. */
export function formatNumber(value: number, decimals = 2): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	// What rounds to nothing carries no sign.
	return numberFormat({
		minimumFractionDigits: decimals,
		maximumFractionDigits: decimals,
		signDisplay: 'negative'
	}).format(value);
}

/** A rate per 100,000 with as many decimals as it deserves: two figures at least of one that is not zero. */
export function formatRate(value: number): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	const power = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)));
	return formatNumber(
		value,
		Math.min(Math.max(power < 0 ? 1 - power : 2 - power, 0), mostDecimals)
	);
}

const mostDecimals = 6;

/** A share between 0 and 1 as a percentage. */
export function formatShare(value: number, decimals = 0): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	return numberFormat({ style: 'percent', maximumFractionDigits: decimals }).format(value);
}

/** A relative change with its sign: +12%. */
export function formatChange(value: number): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	return numberFormat({
		style: 'percent',
		maximumFractionDigits: 0,
		signDisplay: 'exceptZero'
	}).format(value);
}

/** A count in little room: 1.2K. */
export function formatCompact(value: number): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	return numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value);
}

/** A p-value: never "0.000". */
export function formatP(value: number): string {
	if (!Number.isFinite(value)) return NO_VALUE;
	return value < 0.001 ? `< ${formatNumber(0.001, 3)}` : formatNumber(value, 3);
}

/** A day in the reader's way. */
export function formatDay(isoDay: string): string {
	return writeDay(isoDay, { dateStyle: 'medium' });
}

/** A moment in the reader's way and time zone: day, hour and minute. */
export function formatMoment(moment: Date): string {
	return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
		moment
	);
}

/** A period in the reader's way: "March 2021", "Q3 2021", "2021", a week or a day by its first day. */
export function formatPeriod(
	number: number,
	step: Step,
	length: 'short' | 'long' = 'long'
): string {
	const start = periodStart(number, step);
	if (step === 'year') return start.slice(0, 4);
	if (step === 'quarter')
		return `Q${Math.floor((Number(start.slice(5, 7)) - 1) / 3) + 1} ${start.slice(0, 4)}`;
	if (step !== 'month') return formatDay(start);
	return writeDay(start, { month: length, year: 'numeric' });
}

/** An amount of money in the reader's own way of writing; currencies are shown, never converted. */
export function formatMoney(amount: number, currency: string, decimals = 0): string {
	if (!Number.isFinite(amount)) return NO_VALUE;
	return unbroken(
		numberFormat({ style: 'currency', currency, maximumFractionDigits: decimals }).format(amount)
	);
}

/** An amount whose sign of currency stays with its letters (US$) where words run from right to left. */
const unbroken = (amount: string): string => amount.replace(/(?<=\p{L})\p{Sc}$/u, '$&\u200e');

/** A change of money with its sign, in the reader's own way of writing: +€1,200. */
export function formatMoneyChange(amount: number, currency: string): string {
	if (!Number.isFinite(amount)) return NO_VALUE;
	return unbroken(
		numberFormat({
			style: 'currency',
			currency,
			maximumFractionDigits: 0,
			signDisplay: 'exceptZero'
		}).format(amount)
	);
}

/** A distance: 500 m, 1,000 km. */
export function formatDistance(metres: number): string {
	const [value, unit] = metres < 1000 ? [metres, 'meter'] : [metres / 1000, 'kilometer'];
	return numberFormat({ style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

/** A number of bytes: 12 kB. */
export function formatBytes(bytes: number): string {
	const [value, unit] = bytes < 1e6 ? [bytes / 1e3, 'kilobyte'] : [bytes / 1e6, 'megabyte'];
	return numberFormat({ style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}

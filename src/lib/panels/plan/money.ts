import { getLocale } from '$lib/messages/compiled/runtime';

/** An amount of money in the reader's own way of writing; currencies are shown, never converted. */
export function formatMoney(amount: number, currency: string): string {
	if (!Number.isFinite(amount)) return '–';
	return new Intl.NumberFormat(getLocale(), {
		style: 'currency',
		currency,
		maximumFractionDigits: 0
	}).format(amount);
}

import { getLocale } from '$lib/messages/compiled/runtime';

/** Thousandths of ε as a number in the reader's way: "0.5". */
export function epsilonText(milliEpsilon: number): string {
	return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 3 }).format(
		milliEpsilon / 1000
	);
}

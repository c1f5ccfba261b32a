import type { NumberStyle } from '$lib/model/intake';
import { plainDigits } from './fold';

const blanks = /[\s\u00a0\u2007\u2009\u202f]/g;

/** A number as written in a style; NaN where the text is not one. "1 234", "1.234,5", "−3", "12 %" are not all alike. */
export function readNumber(text: string, style: NumberStyle): number {
	let plain = plainDigits(text).trim().replace(/^[−–]/, '-');
	if (style.thousands) {
		const mark =
			style.thousands === ' ' ? blanks : style.thousands === "'" ? /['’]/g : style.thousands;
		const groups = plain.replace(/^[-+]/, '').split(style.decimal)[0].split(mark);
		if (groups.length > 1 && groups.slice(1).some((group) => !/^\d{3}$/.test(group))) return NaN;
		plain = plain.replaceAll(mark as string, '');
	}
	if (style.decimal === ',') {
		if (plain.includes('.')) return NaN;
		plain = plain.replace(',', '.');
	}
	return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
}

/** Whether the numbers of a column are whole (counts, residents) or may have decimals (coordinates). */
export type NumberKind = 'whole' | 'residents' | 'decimal';

/** Groups of three figures parted by dots: "1.000", which is one or a thousand. */
const dotted = /^[-+]?\d{1,3}(\.\d{3})+$/;

/**
 * How a column writes its numbers, decided on all of its values: the style that reads most of them.
 * `1,234` is one thousand two hundred and thirty-four where whole numbers are expected, and 1.234
 * where decimals are.
 */
export function numberStyle(values: Iterable<string>, kind: NumberKind): NumberStyle {
	const styles: NumberStyle[] =
		kind !== 'decimal'
			? [
					{ decimal: '.', thousands: '' },
					{ decimal: '.', thousands: ',' },
					{ decimal: ',', thousands: '.' },
					{ decimal: '.', thousands: ' ' },
					{ decimal: '.', thousands: "'" }
				]
			: [
					{ decimal: '.', thousands: '' },
					{ decimal: ',', thousands: '' }
				];
	const all = [...values];
	if (kind !== 'decimal' && areThousands(all, kind)) return { decimal: ',', thousands: '.' };
	const fits = styles.map(() => 0);
	for (const value of all)
		styles.forEach((style, i) => {
			const number = readNumber(value, style);
			if (Number.isFinite(number) && (kind === 'decimal' || Number.isInteger(number))) fits[i]++;
		});
	return styles[fits.indexOf(Math.max(...fits))];
}

/**
 * Whether whole numbers with three figures after a dot are thousands: where some have no dot, as decimals
 * would all be written with theirs, and of residents always.
 */
function areThousands(values: string[], kind: NumberKind): boolean {
	const plain = values
		.map((value) => plainDigits(value).trim())
		.filter((value) => /^[-+]?\d/.test(value));
	const withDot = plain.filter((value) => value.includes('.'));
	if (withDot.length === 0 || !withDot.every((value) => dotted.test(value))) return false;
	return kind === 'residents' || plain.some((value) => /^\d{1,3}$/.test(value));
}

import { usStates } from '$lib/spatial/us-states';
import { words } from '../values/fold';
import { plainCode } from './place-name';

const stateNumbers = new Set(usStates.map(({ fips }) => plainCode(fips)));

/** Headers as words run together: STATEFP, state_fips, "FIPS code (state)", stfips. */
const saysStateFips = /(state|\bst)(fips|fp\b)|fips(code)?(state|st\b)/;
/** English, Spanish, Portuguese, French, Italian, German, Dutch, Polish, Russian. */
const saysEither = /\b(fips|states?|statecode|estado|etat|stato|bundesstaat|staat|stan)\b|штат/;
const saysOther = /county|cnty|district|tract|place|zip/;

/** Other countries that number their states begin above this (Brazil, Indonesia: at 11) … */
const low = 10;
/** … or end at this or below (Mexico, Malaysia, Australia, India: at 38). */
const high = 38;
/** Of fewer different numbers one cannot tell whose they are. */
const fewest = 4;

/**
 * Whether the numbers of a column are the FIPS codes of US states, leading zeros or not. Many countries
 * number their states, so all must be codes (3, 7, 14, 43 and 52 are none), and the column's name must say
 * FIPS and state; or it says one of them, and the numbers spread wider than other countries' lists. The
 * Arabic word is not understood here: Algeria's 58 wilayas fill the same range.
 *
 * @param numbers the different values of the first rows, those that are missing left out
 */
export function areStateNumbers(column: string, numbers: readonly string[]): boolean {
	const said = words(column);
	if (saysOther.test(said)) return false;
	const plain = new Set(numbers.map(plainCode));
	if (plain.size === 0 || ![...plain].every((number) => stateNumbers.has(number))) return false;
	if (saysStateFips.test(said.replaceAll(' ', ''))) return true;
	const values = [...plain].map(Number);
	return (
		saysEither.test(said) &&
		plain.size >= fewest &&
		Math.min(...values) <= low &&
		Math.max(...values) > high
	);
}

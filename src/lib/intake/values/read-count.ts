import type { NumberStyle } from '$lib/model/intake';
import type { ProblemCode } from '../problems';
import { fold } from './fold';
import { readNumber } from './read-number';

/**
 * A count hidden by its source: `<5`, `≤ 4`, `1-9`, `fewer than 5`, `*`, `(s)`, `suppressed`. It is
 * not known, and it is not zero. The pattern is one that RE2 reads too; it expects trimmed lower case.
 */
export const censoredPattern =
	'^([<≤]=? ?\\d+|\\d+ ?[<≤]|n ?[<≤] ?\\d+|\\d{1,3} ?(-|–|to|a|à|bis) ?\\d{1,3}|(fewer|less|under) ?(than)? ?\\d+|(menos de|moins de|weniger als|menos que|meno di) ?\\d+|\\*+|\\(?[sxc]\\)?|suppressed|supp\\.?|redacted|masked|confidential|suprimido|supprim[eé]|unterdr[uü]ckt|:)$';

const censored = new RegExp(censoredPattern, 'u');

/** Whether a text is a count hidden by its source. */
export function isCensored(text: string): boolean {
	return censored.test(text.trim().toLowerCase());
}

export type CountReading =
	{ kind: 'value'; count: number } | { kind: 'problem'; code: ProblemCode };

/** Reads one count. `missing` are the column's texts for "not known" (trimmed, lower case). */
export function readCount(
	text: string | null,
	style: NumberStyle,
	missing: ReadonlySet<string>
): CountReading {
	const plain = (text ?? '').trim();
	if (isCensored(plain)) return { kind: 'problem', code: 'count-censored' };
	if (missing.has(plain.toLowerCase()) || missing.has(fold(plain)))
		return { kind: 'problem', code: 'count-missing' };
	const count = readNumber(plain, style);
	if (!Number.isFinite(count)) return { kind: 'problem', code: 'count-unreadable' };
	if (count < 0) return { kind: 'problem', code: 'count-negative' };
	if (!Number.isInteger(count)) return { kind: 'problem', code: 'count-not-whole' };
	return { kind: 'value', count };
}

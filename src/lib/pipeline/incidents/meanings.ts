import { Table, vectorFromArray } from 'apache-arrow';
import { isTotalName } from '$lib/intake/layouts/total-names';
import { ownPlace } from '$lib/intake/places/place-within';
import type { ProblemCode } from '$lib/intake/problems';
import { dateStyle } from '$lib/intake/values/date-style';
import { readCount } from '$lib/intake/values/read-count';
import { readDate } from '$lib/intake/values/read-date';
import { numberStyle } from '$lib/intake/values/read-number';
import { dayPairSeparator } from '$lib/database/queries/staged-expressions';
import { chainStepOf } from '$lib/intake/values/chain-words';
import { chainSteps, waitBandOf } from '$lib/model/indicators';
import { dayNumber, isoDate, periodNumber, periodStart, type Step } from '$lib/model/period';
import { doubles, integers, texts as textVector } from './arrow-vectors';
import { totalsAmong } from './category-totals';
import type { DictionaryColumn } from './source-columns';

/** What one text means: a number (a day, a count, a code), or null where it is missing; and what is wrong with it. */
export interface Meaning {
	value: number | null;
	problem: ProblemCode | null;
}

/** Problems that leave a value unknown but the row in the table, where other figures still need it. */
const kept = new Set<ProblemCode>([
	'date-missing',
	'count-missing',
	'count-censored',
	'count-unreadable',
	'count-negative',
	'count-not-whole',
	'step-unknown',
	'step-before'
]);

/** Whether a row with this text is left out. */
export function isRejected({ problem }: Meaning): boolean {
	return problem !== null && !kept.has(problem);
}

/** Gives every different text of a category or place a code, over all files. */
export class Codes {
	readonly texts: string[] = [];
	#codes = new Map<string, number>();

	of(text: string): number {
		let code = this.#codes.get(text);
		if (code === undefined) {
			code = this.texts.push(text) - 1;
			this.#codes.set(text, code);
		}
		return code;
	}
}

/**
 * Reads all different texts of a column. How its dates and numbers are written is decided on all of
 * them; `dayFirst` is the user's word on dates that could be read either way.
 */
export function meaningsOf(
	texts: string[],
	column: DictionaryColumn,
	codes: Codes | null,
	dayFirst?: boolean
): Meaning[] {
	const missing = new Set(['', ...column.plan.missing]);
	switch (column.kind) {
		case 'day':
		case 'report_day': {
			const style = dateStyle(texts, dayFirst);
			// Next year is still one: somebody's clock or calendar may be ahead.
			const end = dayNumber(`${new Date().getUTCFullYear() + 2}-01-01`);
			return texts.map((text) => {
				const read = readDate(text, style, missing);
				if (read.kind === 'value')
					return read.day < end
						? { value: read.day, problem: null }
						: { value: null, problem: 'date-out-of-range' };
				const absent = column.kind === 'report_day' && read.code === 'date-missing';
				return { value: null, problem: absent ? null : read.code };
			});
		}
		case 'count': {
			const style = numberStyle(texts, 'whole');
			return texts.map((text) => {
				const read = readCount(text, style, missing);
				return read.kind === 'value'
					? { value: read.count, problem: null }
					: { value: null, problem: read.code };
			});
		}
		case 'follow-up':
			return column.id === 'furthestStep'
				? texts.map((text) => stepMeaning(text, missing, codes!))
				: waitMeanings(texts, missing, codes!, dayFirst);
		case 'place':
			return texts.map((text) => {
				const own = ownPlace(text.trim());
				if (isTotalName(own)) return { value: null, problem: 'area-total' };
				return codeMeaning(own, text, missing, codes!);
			});
		case 'category': {
			const isTotal = totalsAmong(texts, column);
			return texts.map((text) => {
				if (isTotal(text)) return { value: null, problem: 'category-total' };
				return codeMeaning(text.trim(), text, missing, codes!);
			});
		}
	}
}

function codeMeaning(own: string, text: string, missing: Set<string>, codes: Codes): Meaning {
	const value = missing.has(own.toLowerCase()) ? null : codes.of(text.trim());
	return { value, problem: null };
}

/** A case's furthest step; a case without one is identified and no more is known. */
function stepMeaning(text: string, missing: Set<string>, codes: Codes): Meaning {
	if (missing.has(text.trim().toLowerCase()))
		return { value: codes.of(chainSteps[0]), problem: null };
	const step = chainStepOf(text);
	return step
		? { value: codes.of(step), problem: null }
		: { value: codes.of(chainSteps[0]), problem: 'step-unknown' };
}

/** Months between two dates, as a band; nothing where either is missing or cannot be read. */
function waitMeanings(
	texts: string[],
	missing: Set<string>,
	codes: Codes,
	dayFirst?: boolean
): Meaning[] {
	const pairs = texts.map((text) => text.split(dayPairSeparator));
	const styles = [0, 1].map((side) =>
		dateStyle(new Set(pairs.map((pair) => pair[side] ?? '')), dayFirst)
	);
	return pairs.map((pair) => {
		if (pair.length < 2) return { value: null, problem: null };
		const days = pair.map((text, side) => {
			const read = readDate(text, styles[side], missing);
			return read.kind === 'value' ? read.day : NaN;
		});
		if (days.some(Number.isNaN)) return { value: null, problem: null };
		const [from, to] = days.map((day) => periodNumber(isoDate(day), 'month'));
		if (to < from) return { value: null, problem: 'step-before' };
		return { value: codes.of(String(waitBandOf(to - from))), problem: null };
	});
}

/** Days as the first of the period they lie in. */
export function coarserDays(meanings: Meaning[], step: Step): Meaning[] {
	return meanings.map(({ value, problem }) => {
		if (value === null) return { value, problem };
		return { value: dayNumber(periodStart(periodNumber(isoDate(value), step), step)), problem };
	});
}

/** The table that the engine joins with the rows: text, value, rejected, and the month of days. */
export function meaningTable(
	column: DictionaryColumn,
	texts: string[],
	meanings: Meaning[]
): Table {
	const rejected = meanings.map(isRejected);
	const values = meanings.map(({ value }) => value);
	const vectors = {
		text: textVector(texts),
		value: column.kind === 'count' ? doubles(values) : integers(values),
		rejected: vectorFromArray(Int32Array.from(rejected, Number))
	};
	if (column.kind !== 'day') return new Table(vectors);
	const months = values.map((day) => (day === null ? null : periodNumber(isoDate(day), 'month')));
	return new Table({ ...vectors, month: integers(months) });
}

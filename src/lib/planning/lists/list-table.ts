import type { ListTable } from '$lib/model/list-overlaps';
import { InputError } from '$lib/model/problem';

/** A row of a file of overlaps: whether each list holds the cases (0 or 1), and how many cases. */
export interface HistoryRow {
	membership: ArrayLike<number>;
	count: number;
}

/** Most lists that are read: the table has 2^k cells. */
export const MOST_LISTS = 10;

/**
 * Gathers rows of list membership into one count for each history. Rows with the same history add
 * up; histories without a row count 0. `file` and `firstRow` only place an error.
 */
export function tabulateHistories(
	lists: string[],
	rows: HistoryRow[],
	place: { file?: string; firstRow?: number } = {}
): ListTable {
	if (lists.length < 2 || lists.length > MOST_LISTS)
		throw new InputError(
			`multiple systems estimation needs 2 to ${MOST_LISTS} lists, but ${lists.length} were given`,
			{ file: place.file },
			'lists-number',
			{ most: MOST_LISTS, given: lists.length }
		);
	const counts = new Float64Array(1 << lists.length);
	rows.forEach(({ membership, count }, i) => {
		const at = { file: place.file, row: (place.firstRow ?? 2) + i };
		let history = 0;
		lists.forEach((column, list) => {
			const value = membership[list];
			if (value !== 0 && value !== 1)
				throw new InputError(
					'a list column must hold 1 (on the list) or 0 (not on it)',
					{ ...at, column, value: String(value) },
					'list-membership'
				);
			history |= value << list;
		});
		if (!Number.isInteger(count) || count < 0)
			throw new InputError(
				'the number of cases must be a whole number of at least 0',
				{ ...at, value: String(count) },
				'list-count'
			);
		if (history === 0 && count > 0)
			throw new InputError(
				'this row counts cases that are on no list; those are what is estimated, so remove the row',
				at,
				'list-none'
			);
		counts[history] += count;
	});
	requireInformation({ lists, counts }, place.file);
	return { lists, counts };
}

function requireInformation({ lists, counts }: ListTable, file?: string) {
	lists.forEach((column, list) => {
		if (!counts.some((count, history) => count > 0 && history & (1 << list)))
			throw new InputError(
				'no case is on this list, so it says nothing; leave the column out',
				{ file, column },
				'list-empty'
			);
	});
	refuseUninformative({ lists, counts }, file);
	if (!counts.some((count, history) => count > 0 && (history & (history - 1)) !== 0))
		throw new InputError(
			'no case is on more than one list, so the number on none cannot be estimated',
			{ file },
			'lists-disjoint'
		);
}

/**
 * A list that holds every case says nothing of those it misses, and two lists with the same cases are
 * one: counted as independent they would promise a knowledge that is not there.
 */
function refuseUninformative({ lists, counts }: ListTable, file?: string) {
	const histories = [...counts.keys()].filter((history) => counts[history] > 0);
	const on = (list: number) => histories.map((history) => (history >> list) & 1);
	lists.forEach((column, list) => {
		if (on(list).every((held) => held === 1))
			throw new InputError(
				'every case is on this list, so it cannot tell how many it misses; leave the column out',
				{ file, column },
				'list-full'
			);
		const same = lists.findIndex(
			(_, other) => other < list && on(other).join('') === on(list).join('')
		);
		if (same >= 0)
			throw new InputError(
				`this list holds the same cases as the list "${lists[same]}", so the two are one; leave one column out`,
				{ file, column },
				'list-twice',
				{ same: lists[same] }
			);
	});
}

/** Adds up, for every history, the values of all histories that contain it (in place). */
export function sumSupersets(values: Float64Array): Float64Array {
	for (let bit = 1; bit < values.length; bit <<= 1)
		for (let history = 0; history < values.length; history++)
			if (!(history & bit)) values[history] += values[history | bit];
	return values;
}

/** Adds up, for every history, the values of all histories it contains (in place). */
export function sumSubsets(values: Float64Array): Float64Array {
	for (let bit = 1; bit < values.length; bit <<= 1)
		for (let history = 0; history < values.length; history++)
			if (history & bit) values[history] += values[history ^ bit];
	return values;
}

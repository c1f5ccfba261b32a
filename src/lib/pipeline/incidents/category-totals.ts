import { Table } from 'apache-arrow';
import { countStagedTexts } from '$lib/database/queries/count-staged-texts';
import { keepLoneTotalRows } from '$lib/database/queries/lone-totals';
import { isCategoryTotal } from '$lib/intake/layouts/total-names';
import type { Context } from '../context';
import { integers, texts as textVector } from './arrow-vectors';
import type { DictionaryColumn } from './source-columns';

/**
 * Which texts of a category stand for the sum of its other values, whose cases they would count twice.
 * None where a row is one case ("all" may then be said of that case), and none where no other value stands beside them.
 */
export function totalsAmong(
	texts: string[],
	{ counted, plan }: Pick<DictionaryColumn, 'counted' | 'plan'>
): (text: string) => boolean {
	if (!counted) return () => false;
	const missing = new Set(['', ...plan.missing]);
	const plain = (text: string) => text.trim().toLowerCase();
	// Eurostat's codes of sex: T beside M and F.
	const lettered = ['m', 'f'].every((letter) => texts.some((text) => plain(text) === letter));
	const isTotal = (text: string) => isCategoryTotal(text) || (lettered && plain(text) === 't');
	const isPart = (text: string) => !missing.has(plain(text)) && !isTotal(text);
	return texts.some(isPart) ? isTotal : () => false;
}

/**
 * Keeps, of staged rows, the totals beside which no part of the same place and date stands: their
 * category becomes missing. Where totals over several categories stand alone, those over the most.
 */
export async function keepLoneTotals(
	dictionary: DictionaryColumn[],
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<void> {
	const expressionOf = (kind: DictionaryColumn['kind']) =>
		dictionary.find((column) => column.kind === kind)?.expression;
	const [place, day] = [expressionOf('place'), expressionOf('day')];
	if (!place || !day) return;
	const columns: number[] = [];
	const totals: { place: number; text: string }[] = [];
	for (const column of dictionary) {
		if (column.kind !== 'category' || !column.counted || column.column === null) continue;
		const found = await engine.query(countStagedTexts(column.expression), signal);
		const texts = found.columns.text as string[];
		const isTotal = totalsAmong(texts, column);
		const own = texts.filter(isTotal).map((text) => ({ place: columns.length, text }));
		if (own.length === 0) continue;
		columns.push(column.column);
		totals.push(...own);
	}
	if (columns.length === 0) return;
	await engine.insertTable(
		'totals',
		new Table({
			place: integers(totals.map(({ place }) => place)),
			text: textVector(totals.map(({ text }) => text))
		})
	);
	for (const query of keepLoneTotalRows(columns, place, day)) await engine.execute(query, signal);
}

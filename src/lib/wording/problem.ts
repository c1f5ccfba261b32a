import { m } from '$lib/messages/compiled/messages';
import { getLocale } from '$lib/messages/compiled/runtime';
import type { Place } from '$lib/model/problem';
import { formatCount } from './format';

type Params = Record<string, string | number>;
type Texts = Record<string, ((inputs: Params) => string) | undefined>;

const textOf = (code: string) =>
	(m as unknown as Texts)[`problem_${code.replaceAll('-', '_')}`] ?? null;

/**
 * A problem in the reader's language: by its code where there is a text for it, else the sentence in
 * English as it is. Params named `change-…` are changes any one of which would do; they are told after it.
 * @param english the sentence that came with it
 */
export function problemText(code: string, english: string, params: Params = {}): string {
	const text = textOf(code);
	if (!text) return english;
	const written = Object.entries(params).map(([name, value]) => [
		name,
		typeof value === 'number' ? formatCount(value) : value
	]);
	const said = text(Object.fromEntries(written)) || english;
	const ways = written.flatMap(([name, by]) =>
		name.startsWith('change-') ? [textOf(name)?.({ by }) ?? []].flat() : []
	);
	if (ways.length === 0) return said;
	const list = new Intl.ListFormat(getLocale(), { type: 'disjunction' });
	return `${said} ${m.problem_ways({ ways: list.format(ways) })}`;
}

/** The same with its place before it: "cases.csv, row 12, column when, value 31/31/2020: …". */
export function placedProblem(text: string, { file, row, column, value }: Place): string {
	const parts = [
		file,
		row === undefined ? undefined : m.problem_place_row({ row: String(row) }),
		column === undefined ? undefined : m.problem_place_column({ column }),
		value === undefined ? undefined : m.problem_place_value({ value: JSON.stringify(value) })
	].filter(Boolean);
	return parts.length ? `${parts.join(', ')}: ${text}` : text;
}

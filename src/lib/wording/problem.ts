import { m } from '$lib/messages/compiled/messages';
import type { Place } from '$lib/model/problem';

type Texts = Record<string, ((inputs: Record<string, string | number>) => string) | undefined>;

/**
 * A problem in the reader's language: by its code where there is a text for it, else the sentence in
 * English as it is.
 * @param english the sentence that came with it
 */
export function problemText(
	code: string,
	english: string,
	params: Record<string, string | number> = {}
): string {
	const text = (m as unknown as Texts)[`problem_${code.replaceAll('-', '_')}`];
	return text?.(params) || english;
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

import { m } from '$lib/messages/compiled/messages';

const known: Record<string, () => string> = {
	form: m.column_form,
	stage: m.column_stage,
	organisation: m.column_organisation,
	sex: m.column_sex,
	ageBand: m.column_age_band,
	citizenship: m.column_citizenship,
	origin: m.column_origin
};

/** A category column's name for people: the reader's word for a known part, else the file's own, tidied. */
export function columnLabel(column: string): string {
	if (Object.hasOwn(known, column)) return known[column]();
	const words = column
		.replace(/[_.]+/g, ' ')
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.trim();
	return words.charAt(0).toLocaleUpperCase() + words.slice(1).toLocaleLowerCase();
}

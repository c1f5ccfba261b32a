import { getLocale } from '$lib/messages/compiled/runtime';
import type { Areas } from '$lib/model/areas';

/** The columns whose values are places. */
const placeColumns = new Set(['citizenship', 'origin']);

/**
 * Writes the values of a column of places for people: a country's code as its name in the reader's language, the
 * code of an area of the map as that area's name. Null for a column whose values are words already.
 */
export function placeNames(
	column: string,
	areas: Pick<Areas, 'ids' | 'names'> | null
): ((value: string) => string) | null {
	if (!placeColumns.has(column)) return null;
	const regions = new Intl.DisplayNames(getLocale(), { type: 'region', fallback: 'code' });
	const names = new Map(areas?.ids.map((id, index) => [id, areas.names[index]]));
	return (value) => names.get(value) ?? (/^[A-Z]{2}$/.test(value) ? regions.of(value)! : value);
}

import { matchAreas } from '$lib/intake/places/match-areas';
import { areStateNumbers } from '$lib/intake/places/state-numbers';
import type { OpenedTable } from '$lib/model/intake';
import type { BuiltinSet } from '$lib/model/settings/areas';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';

/** The share of the different places of the first rows that must be areas of a set. */
const enough = 0.6;

/**
 * The built-in set that the places of a table's first rows are names or codes of: states of the United
 * States or countries. Null where they are neither, or the rows name no places.
 */
export async function suggestAreasJob({
	plan,
	columns,
	preview
}: Pick<OpenedTable, 'plan' | 'columns' | 'preview'>): Promise<BuiltinSet | null> {
	const named = plan.columns.find(({ role }) => role === 'area');
	const at = columns.findIndex(({ column }) => column === named?.column);
	if (!named || at < 0) return null;
	const texts = preview
		.map((row) => (row[at] ?? '').trim())
		.filter((text) => text && !named.missing.includes(text.toLowerCase()));
	const places = [...new Set(texts.filter((text) => /\p{L}/u.test(text)))];
	// Numbers may be codes of anything.
	if (places.length === 0) return areStateNumbers(named.column, texts) ? 'us-states' : null;
	let best: BuiltinSet | null = null;
	let most = 0;
	for (const set of ['us-states', 'countries'] as const) {
		const { index } = matchAreas(places, await loadBuiltinAreas(set));
		const found = index.filter((area) => area >= 0).length;
		if (found > most && found >= enough * places.length) [best, most] = [set, found];
	}
	return best;
}

import type { OpenedBoundaries, OpenedTable, ReadingPlan } from '$lib/model/intake';
import { placeName } from '$lib/intake/places/place-name';

/** The share of a column's different texts that must name areas. */
const enough = 0.6;
/** One text may be an area's name by chance. */
const fewest = 2;

/** What the areas of a file of boundaries are called, as names are compared: by their likeliest code and name. */
export function areaNames({
	features,
	idCandidates,
	nameCandidates
}: Pick<OpenedBoundaries, 'features' | 'idCandidates' | 'nameCandidates'>): string[] {
	const properties = [idCandidates[0], nameCandidates[0]].filter((name) => name !== undefined);
	const texts = features.features.flatMap((feature) =>
		properties.map((name) => String(feature.properties?.[name] ?? ''))
	);
	return [...namesIn(texts)];
}

/**
 * The column of a table whose texts are names of the given areas, where no column says where: its header may
 * be anything. Null where none is, or another says where. Numbers are not looked at: they may count anything.
 */
export function placeColumn(
	plan: ReadingPlan,
	{ columns, preview }: Pick<OpenedTable, 'columns' | 'preview'>,
	names: readonly string[]
): string | null {
	if (plan.columns.some(({ role }) => ['area', 'coordinates', 'longitude'].includes(role)))
		return null;
	const known = new Set(names);
	let best: string | null = null;
	let most = enough;
	for (const { column, role } of plan.columns) {
		if (role !== 'category' && role !== 'ignored') continue;
		const at = columns.findIndex((guessed) => guessed.column === column);
		const found = namesIn(preview.map((row) => row[at] ?? ''));
		if (found.size < fewest) continue;
		const share = [...found].filter((name) => known.has(name)).length / found.size;
		if (share >= most) [best, most] = [column, share];
	}
	return best;
}

function namesIn(texts: readonly string[]): Set<string> {
	return new Set(texts.filter((text) => /\p{L}/u.test(text)).map(placeName));
}

import type { GuessedColumn, Layout, Role } from '$lib/model/intake';
import { guessRoles } from '../columns/guess-roles';
import { ctdcRole, isCtdc } from './ctdc';
import { htcdsRole, isHtcds } from './htcds';

/** The layout of a table of rows and the part of each column in it. */
export interface RecognisedLayout {
	layout: Layout;
	columns: GuessedColumn[];
}

/** Recognises a layout by its header, else guesses from header and values. Wide tables are unpivoted before. */
export function recogniseLayout(
	names: readonly string[],
	sample: readonly string[][]
): RecognisedLayout {
	const fixed = (layout: Layout, role: (name: string) => Role): RecognisedLayout => ({
		layout,
		columns: names.map((column) => ({
			column,
			role: role(column),
			reason: 'layout',
			confidence: 1
		}))
	});
	if (isCtdc(names)) return fixed('ctdc', ctdcRole);
	if (isHtcds(names)) return fixed('htcds', (name) => htcdsRole(name, names));
	const columns = guessRoles(names, sample);
	const roles = new Set(columns.map(({ role }) => role));
	const has = (...wanted: Role[]) => wanted.some((role) => roles.has(role));
	if (has('population') && has('area') && !has('count', 'date', 'longitude', 'form'))
		return { layout: 'population', columns };
	return { layout: has('count') && has('area') ? 'aggregates' : 'cases', columns };
}

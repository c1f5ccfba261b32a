import { missingValues } from '$lib/intake/values/missing-values';
import type {
	ColumnPlan,
	IdentifyingColumn,
	OpenedTable,
	ReadingPlan,
	Role
} from '$lib/model/intake';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import type { IncidentsSettings } from '$lib/model/settings/incidents';
import { categoryRoles } from './source-columns';

/**
 * The plan of a file as the project wants it: columns it names play the part it says, parts it sets to
 * null are played by none, everything else stays as guessed.
 */
export function planColumns(
	{
		staged: { names },
		plan: guessed,
		identifying
	}: Pick<OpenedTable, 'staged' | 'plan' | 'identifying'>,
	settings: IncidentsSettings
): ReadingPlan {
	const asked = new Map<string, Role>();
	const settled = new Set<Role>();
	for (const [part, value] of Object.entries(settings.columns)) {
		if (value === undefined) continue;
		settled.add(part as Role);
		for (const column of value === null ? [] : [value].flat()) {
			if (!names.includes(column))
				throw new InputError(
					`There is no column ${JSON.stringify(column)}; the file has ${names.map((name) => JSON.stringify(name)).join(', ')}.${didYouMean(column, names)}`,
					{ file: settings.file, column },
					'unknown-column'
				);
			refuseIdentifying(column, part as Role, identifying, settings);
			asked.set(column, part as Role);
		}
	}
	// A project that names where the rows lie, or when, has settled that question as a whole.
	for (const group of [
		['longitude', 'latitude', 'coordinates', 'area'],
		['date', 'year', 'month']
	] as Role[][])
		if (group.some((role) => settled.has(role))) for (const role of group) settled.add(role);
	const columns = names.map((column): ColumnPlan => {
		const known = guessed.columns.find((plan) => plan.column === column);
		const role = asked.get(column);
		if (role !== undefined && known?.role === role) return known;
		if (role !== undefined)
			return { column, role, missing: missingValues(role), number: null, dates: null };
		return known && !settled.has(known.role)
			? known
			: { column, role: 'ignored', missing: [], number: null, dates: null };
	});
	const combined = guessed.combined.filter(({ role }) => !settled.has(role));
	return { ...guessed, columns, combined };
}

/** The parts whose values are shown one by one; the others only ever become numbers, days and areas. */
const shownRoles = new Set<Role>(categoryRoles);

/** A column that could identify people becomes a category only by the user's recorded choice, identities never. */
function refuseIdentifying(
	column: string,
	role: Role,
	identifying: IdentifyingColumn[],
	{ file, keepIdentifying }: IncidentsSettings
): void {
	const found = identifying.find((one) => one.column === column);
	if (!found || found.treatment === 'join-only') return;
	if (found.treatment === 'refuse')
		throw new InputError(
			`The column ${JSON.stringify(column)} holds identities of people and is never loaded; take it out of "columns".`,
			{ file, column },
			'identifying-refused'
		);
	if (shownRoles.has(role) && !keepIdentifying.includes(column))
		throw new InputError(
			`The column ${JSON.stringify(column)} could identify people (${found.kind}); take it out of "columns", or add it to "keepIdentifying" as a deliberate choice.`,
			{ file, column },
			'identifying'
		);
}

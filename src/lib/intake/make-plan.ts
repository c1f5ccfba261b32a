import type {
	ColumnPlan,
	CombinedColumn,
	GuessedColumn,
	IdentifyingColumn,
	Layout,
	ReadingPlan,
	Role
} from '$lib/model/intake';
import { dateStyle } from './values/date-style';
import { missingValues } from './values/missing-values';
import { numberStyle } from './values/read-number';

const numeric: Partial<Record<Role, 'whole' | 'decimal'>> = {
	count: 'whole',
	population: 'whole',
	longitude: 'decimal',
	latitude: 'decimal',
	coordinates: 'decimal'
};

/**
 * How one column is read in a role, from values of it. Call it again with the column's different
 * values, all of them, before loading: a sample cannot settle day before month.
 */
export function planColumn(
	column: string,
	role: Role,
	values: readonly string[],
	dayFirst?: boolean
): ColumnPlan {
	const kind = numeric[role];
	const dates = role === 'year' || /date$/i.test(role);
	return {
		column,
		role,
		missing: missingValues(role, values),
		number: kind ? numberStyle(values, kind) : null,
		dates: dates ? dateStyle(values, dayFirst) : null
	};
}

/** The plan that reads a file as guessed, identifying columns left out. */
export function makePlan(
	file: string,
	layout: Layout,
	columns: readonly GuessedColumn[],
	identifying: readonly IdentifyingColumn[],
	sample: readonly string[][],
	combined: CombinedColumn[]
): ReadingPlan {
	const dropped = new Set(
		identifying.filter(({ treatment }) => treatment !== 'join-only').map(({ column }) => column)
	);
	return {
		file,
		layout,
		columns: columns.map(({ column, role }, i) =>
			planColumn(column, dropped.has(column) ? 'identifying' : role, sample[i] ?? [])
		),
		combined
	};
}

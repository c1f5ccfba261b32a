import {
	stagedCoordinates,
	type CoordinateExpressions
} from '$lib/database/queries/staged-coordinates';
import {
	stagedColumn,
	stagedCombination,
	stagedDay,
	stagedDayPair,
	stagedHalfPoint,
	stagedPlaceWithin,
	stagedYearMonth
} from '$lib/database/queries/staged-expressions';
import { withinSeparator } from '$lib/intake/places/place-within';
import { chainSteps, waitId, type ChainStep } from '$lib/model/indicators';
import type { ColumnPlan, ReadingPlan, Role } from '$lib/model/intake';
import type { IncidentsSettings } from '$lib/model/settings/incidents';

/** A column whose different texts are few and are read one by one. */
export interface DictionaryColumn {
	kind: 'day' | 'report_day' | 'count' | 'place' | 'category' | 'follow-up';
	/** The category's id; for the other kinds the same as `kind`. */
	id: string;
	expression: string;
	/** The column of the user's file, for findings. */
	header: string;
	/** The index of that column; null where the text is made of several. */
	column: number | null;
	plan: Pick<ColumnPlan, 'missing' | 'number' | 'dates'>;
	/** Whether a row is a count of cases, so that one of a value such as "Total" repeats those of the others. */
	counted?: boolean;
}

/** How a file's columns are read. `wanted` are the indices of those that are staged. */
export interface SourceColumns {
	wanted: number[];
	dictionary: DictionaryColumn[];
	coordinates: (CoordinateExpressions & { header: string; columns: CoordinatePair | null }) | null;
}

/** The columns of longitude and latitude with their plans, where each has one of its own. */
export type CoordinatePair = [longitude: PlacedColumn, latitude: PlacedColumn];

interface PlacedColumn {
	column: number;
	plan: ColumnPlan;
}

/** The parts that make category columns of their own, in the order shown. */
export const categoryRoles = [
	'form',
	'stage',
	'organisation',
	'sex',
	'ageBand',
	'citizenship',
	'origin',
	'category'
] as const satisfies Role[];

const plain = { decimal: '.', thousands: '' } as const;

/** Decides from a reading plan which columns are staged and with what expressions they are read. */
export function sourceColumns(
	names: string[],
	plan: ReadingPlan,
	settings: IncidentsSettings
): SourceColumns {
	const wanted = new Set<number>();
	const indexOf = (column: ColumnPlan | { column: string }) => {
		const index = names.indexOf(column.column);
		wanted.add(index);
		return index;
	};
	const usable = plan.columns.filter((column) => names.includes(column.column));
	const ofRole = (role: Role) => usable.find((column) => column.role === role);
	const dictionary: DictionaryColumn[] = [];
	const add = (
		kind: DictionaryColumn['kind'],
		column: ColumnPlan | undefined,
		expression: (index: number) => string,
		id: string = kind
	) => {
		if (!column) return;
		const index = indexOf(column);
		const found = { kind, id, expression: expression(index), header: column.column };
		dictionary.push({ ...found, column: index, plan: column });
	};

	const year = ofRole('year');
	const month = ofRole('month');
	if (ofRole('date')) add('day', ofRole('date'), stagedDay);
	else if (year && month) {
		add('day', year, (index) => stagedYearMonth(index, indexOf(month)));
		dictionary[dictionary.length - 1].column = null;
	} else add('day', year ?? month, stagedColumn);
	add('report_day', ofRole('reportDate'), stagedDay);
	add('count', ofRole('count'), stagedColumn);
	const parent = ofRole('parent');
	// Where coordinates say which of several areas of one name is meant, no second column is needed.
	if (parent && ofRole('area') && !coordinatesOf(ofRole, () => 0)) {
		add('place', ofRole('area'), (index) =>
			stagedPlaceWithin(index, indexOf(parent), withinSeparator)
		);
		dictionary[dictionary.length - 1].column = null;
	} else add('place', ofRole('area'), stagedColumn);
	const counted = ofRole('count') !== undefined;
	for (const column of usable) {
		if (!(categoryRoles as readonly Role[]).includes(column.role)) continue;
		add('category', column, stagedColumn, categoryId(column.column, column.role, settings));
		dictionary[dictionary.length - 1].counted = counted;
	}
	add('follow-up', ofRole('furthestStep'), stagedColumn, 'furthestStep');
	dictionary.push(...waitColumns(ofRole, indexOf));
	for (const { column, role, parts, yes, separator } of plan.combined) {
		const known = parts.filter((part) => names.includes(part.column));
		if (known.length === 0) continue;
		const indexed = known.map((part) => ({ index: indexOf(part), value: part.value }));
		dictionary.push({
			kind: 'category',
			id: categoryId(column, role, settings),
			expression: stagedCombination(indexed, yes, separator),
			header: column,
			column: null,
			plan: { missing: [], number: null, dates: null }
		});
	}
	const coordinates = coordinatesOf(ofRole, ({ column }) => names.indexOf(column));
	return { wanted: [...wanted].sort((a, b) => a - b), dictionary: unique(dictionary), coordinates };
}

function coordinatesOf(
	ofRole: (role: Role) => ColumnPlan | undefined,
	indexOf: (column: ColumnPlan) => number
): SourceColumns['coordinates'] {
	const [longitude, latitude, both] = [
		ofRole('longitude'),
		ofRole('latitude'),
		ofRole('coordinates')
	];
	const written = (column: ColumnPlan) => column.number ?? plain;
	if (longitude && latitude) {
		const [x, y] = [longitude, latitude].map((column) => ({
			expression: stagedColumn(indexOf(column)),
			written: written(column),
			missing: column.missing
		}));
		const header = `${longitude.column}, ${latitude.column}`;
		const pair = [longitude, latitude].map((plan) => ({ column: indexOf(plan), plan }));
		return { ...stagedCoordinates(x, y), header, columns: pair as CoordinatePair };
	}
	if (!both) return null;
	const [x, y] = (['longitude', 'latitude'] as const).map((half) => ({
		expression: stagedHalfPoint(indexOf(both), half),
		written: plain,
		missing: both.missing
	}));
	return { ...stagedCoordinates(x, y), header: both.column, columns: null };
}

/** Months between each dated step of a case and the dated step before it, as one text of both dates. */
function waitColumns(
	ofRole: (role: Role) => ColumnPlan | undefined,
	indexOf: (column: ColumnPlan) => number
): DictionaryColumn[] {
	const dated = chainSteps.flatMap((step) => {
		const column = stepDates[step].map(ofRole).find((found) => found !== undefined);
		return column ? [{ step, column }] : [];
	});
	return dated.slice(1).map(({ step, column }, i) => {
		const before = dated[i];
		const [from, to] = [indexOf(before.column), indexOf(column)];
		return {
			kind: 'follow-up',
			id: waitId(before.step, step),
			expression: stagedDayPair(from, to),
			header: column.column,
			column: null,
			plan: { missing: column.missing, number: null, dates: null }
		};
	});
}

/** The parts that date each step, the better first. */
const stepDates: Record<ChainStep, Role[]> = {
	identified: ['reportDate', 'date'],
	referred: ['referredDate'],
	supported: ['supportedDate'],
	investigated: ['investigatedDate'],
	prosecuted: ['prosecutedDate'],
	convicted: ['convictedDate']
};

/** A column named alone as the project's `category` is filtered by that word, one of several by its own name. */
function categoryId(column: string, role: Role, settings: IncidentsSettings): string {
	if (role !== 'category') return role;
	return settings.columns.category === column ? 'category' : column;
}

/** Leaves the first of several columns with one part. */
function unique(columns: DictionaryColumn[]): DictionaryColumn[] {
	return columns.filter((column, i) => columns.findIndex(({ id }) => id === column.id) === i);
}

import type { GuessedColumn, IdentifyingColumn } from '$lib/model/intake';
import { htcdsIdentifying } from '../layouts/htcds';
import { areExactPoints } from './exact-points';
import { identifyingContent } from './identifying-content';
import { identifyingHeader } from './identifying-header';

/** What the scan looks at: the columns' names, guessed parts and a sample of their values. */
export interface IdentifyingScan {
	columns: readonly GuessedColumn[];
	sample: readonly string[][];
	/** `@` in each column over all rows, where counted. */
	atSigns?: Uint32Array;
}

const mostValues = 4000;
/** In fewer rows than this repeated names say nothing about whose they are. */
const fewRows = 20;

/**
 * Finds the columns that could identify people, by their headers and by a sample of at most 4,000
 * values each. Returns names and kinds, never a value.
 */
export function findIdentifying(scan: IdentifyingScan): IdentifyingColumn[] {
	const found = scan.columns.flatMap((column, i) => {
		const verdict = judge(column, scan.sample[i] ?? [], scan.atSigns?.[i] ?? 0);
		return verdict ? [verdict] : [];
	});
	return [...found, ...exactCoordinates(scan, found)];
}

function judge(
	{ column, role, reason, confidence }: GuessedColumn,
	sample: readonly string[],
	atSigns: number
): IdentifyingColumn | null {
	const standard = htcdsIdentifying(column);
	if (standard)
		return { column, kind: standard, found: 'layout', share: null, treatment: 'refuse' };
	const values = spread(sample);
	const header = identifyingHeader(column);
	const content = identifyingContent(values, role, reason !== 'content');
	// A column surely taken for something else is not called identifying by a hint in its header.
	const claimed = confidence >= 0.9 && role !== 'id' && role !== 'ignored' && role !== 'category';
	const answers =
		header && !content && (areTallies(header.kind, values) || (!header.whole && isChoice(values)));
	if (header?.sure && !answers && !(claimed && !content))
		return {
			column,
			kind: header.kind,
			found: 'name',
			share: content?.share ?? null,
			treatment: 'drop'
		};
	if (content)
		return {
			column,
			kind: content.kind,
			found: 'content',
			share: content.share,
			treatment: content.kind === 'exact-coordinates' ? 'join-only' : 'drop'
		};
	if (header && !claimed && agrees(header.kind, values))
		return { column, kind: header.kind, found: 'name', share: null, treatment: 'drop' };
	if (atSigns > 0 && role !== 'count')
		return { column, kind: 'email', found: 'content', share: null, treatment: 'drop' };
	return null;
}

/** A handful of answers repeated over many rows, such as yes and no under "e-mail received". */
const isChoice = (values: readonly string[]) =>
	values.length >= 20 && new Set(values).size <= Math.min(8, values.length * 0.2);

/** Small numbers under "telephone calls" or "mail": how many there were, not whose they are. */
const areTallies = (kind: IdentifyingColumn['kind'], values: readonly string[]) =>
	(kind === 'phone' || kind === 'email') &&
	values.length >= 20 &&
	values.every((value) => /^\d{1,4}$/.test(value)) &&
	new Set(values).size < values.length;

/** Whether values may be what an uncertain header hints at: text that is mostly different in every row. */
function agrees(kind: IdentifyingColumn['kind'], values: readonly string[]): boolean {
	if (values.length < 3) return values.length > 0;
	const variety = new Set(values).size / values.length;
	const letters = values.filter((value) => /[\p{L}\p{M}]{2}/u.test(value)).length / values.length;
	if (kind === 'free-text')
		return variety > 0.3 && values.some((value) => value.split(/\s+/).length >= 4);
	if (kind === 'name') {
		const people = values.filter((value) => /^\p{L}[\p{L}\p{M}'’., -]+$/u.test(value)).length;
		// A few rows cannot show that names are those of places: without a word that says so they are people's.
		return (
			(variety > 0.8 || values.length < fewRows) &&
			letters > 0.8 &&
			people > 0.8 * values.length &&
			!places(values)
		);
	}
	return variety > 0.5;
}

const places = (values: readonly string[]) =>
	values.filter((value) =>
		/\b(county|parish|city|district|state|region|province|north|south|east|west|new|saint|st\.?)\b/i.test(
			value
		)
	).length >
	0.02 * values.length;

/** Non-empty values, at most `mostValues`, from all over the sample. */
function spread(sample: readonly string[]): string[] {
	const step = Math.max(1, Math.ceil(sample.length / mostValues));
	const values: string[] = [];
	for (let i = 0; i < sample.length; i += step) {
		const value = sample[i].trim();
		if (value) values.push(value);
	}
	return values;
}

function exactCoordinates(
	{ columns, sample }: IdentifyingScan,
	found: IdentifyingColumn[]
): IdentifyingColumn[] {
	const at = (role: string) => columns.findIndex((column) => column.role === role);
	const [x, y] = [at('longitude'), at('latitude')];
	if (x < 0 || y < 0 || !areExactPoints(sample[x], sample[y])) return [];
	return [x, y]
		.map((i) => columns[i].column)
		.filter((column) => !found.some((other) => other.column === column))
		.map((column) => ({
			column,
			kind: 'exact-coordinates',
			found: 'content',
			share: null,
			treatment: 'join-only'
		}));
}

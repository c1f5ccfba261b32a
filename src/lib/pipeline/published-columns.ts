import { countTogether, notCounted } from '$lib/database/queries/count-together';
import { followsFrom, type PairCounts } from '$lib/disclosure/related-columns';
import { restOfValues } from '$lib/disclosure/views';
import type { Engine } from '$lib/model/engine';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { lumpValues, mostPublishedValues, type LumpedValues } from './lump-values';

/** One column of the incidents, or several that are published as one. */
export interface PublishedColumn {
	/** The engine's columns. */
	members: number[];
	names: string[];
	/** What each value code stands for: one text a member. */
	values: (string | null)[][];
	/** The value code of row `row` of the members' own codes (−1: missing). */
	codeOf(codes: Int32Array[], row: number): number;
	/** Earlier columns of the list, each with how often its values occur with those of this one. */
	beside: { column: number; together: PairCounts }[];
}

/** A column by itself: its values as they are published. */
type Coded = LumpedValues & { id: string };

const kept = new WeakMap<LoadedProject['dataset'], Map<string, Promise<PublishedColumn[]>>>();

/**
 * The columns by which a dataset is published, decided over all its incidents and whatever is asked for:
 * those that the policy crosses are one, and so is a column that follows from another with that other.
 */
export function publishedColumns(
	{ dataset }: Pick<LoadedProject, 'dataset'>,
	{ crossings, minimumCount, showZero }: Policy,
	{ engine }: Pick<Context, 'engine'>
): Promise<PublishedColumn[]> {
	const known = kept.get(dataset) ?? new Map<string, Promise<PublishedColumn[]>>();
	kept.set(dataset, known);
	const key = JSON.stringify([crossings, minimumCount, showZero]);
	const counter = new Counter(engine, dataset.counted);
	const found = known.get(key) ?? decide(dataset, { crossings, minimumCount, showZero }, counter);
	known.set(key, found);
	found.catch(() => known.delete(key));
	return found;
}

async function decide(
	dataset: LoadedProject['dataset'],
	policy: Pick<Policy, 'crossings' | 'minimumCount' | 'showZero'>,
	counter: Counter
): Promise<PublishedColumn[]> {
	const columns = [...dataset.categories, ...dataset.followUp];
	const pairs = columns.flatMap((one, i) =>
		columns.slice(0, i).flatMap((other, j) => (isHeldApart([one.id, other.id]) ? [[j, i]] : []))
	);
	if (columns.length) await counter.prepare([...columns.map((_, i) => [i]), ...pairs]);
	const coded: Coded[] = [];
	for (const [i, { id, values }] of columns.entries()) {
		const totals = await counter.totals(i, values.length);
		const lumped = lumpValues(values, totals);
		// A missing value that no record has would only be merged with, and so hide, the rarest one.
		const isEmpty =
			policy.showZero && values.length < mostPublishedValues && totals[values.length] === 0;
		coded.push({ id, ...lumped, values: isEmpty ? values : lumped.values });
	}
	const published: PublishedColumn[] = [];
	for (const members of await gather(coded, policy, counter))
		published.push(
			members.length > 1 ? await combine(coded, members, counter) : single(coded, members[0])
		);
	for (const [i, column] of published.entries())
		for (const [j, earlier] of published.slice(0, i).entries()) {
			if (!isHeldApart(column.names) || !isHeldApart(earlier.names)) continue;
			column.beside.push({ column: j, together: await counter.pair(earlier, column) });
		}
	return published;
}

/** Waiting times are told only beside the step that they lead to (`wait-tables.ts`). */
const isHeldApart = (names: string[]) => !names.some((name) => name.startsWith('wait '));

/** Which columns are published as one, each group in the order of the dataset. */
async function gather(
	coded: Coded[],
	{ crossings, minimumCount }: Pick<Policy, 'crossings' | 'minimumCount'>,
	counter: Counter
): Promise<number[][]> {
	const first = coded.map((_, i) => i);
	const join = (one: number, other: number) => {
		const [into, from] = [first[one], first[other]].sort((a, b) => a - b);
		first.forEach((group, i) => group === from && (first[i] = into));
	};
	for (const names of crossings) {
		const members = coded.flatMap(({ id }, i) => (names.includes(id) ? [i] : []));
		for (const member of members) join(members[0], member);
	}
	const following = new Set<number>();
	for (let i = 0; i < coded.length; i++)
		for (let j = i + 1; j < coded.length; j++) {
			if (!isHeldApart([coded[i].id, coded[j].id])) continue;
			const pair = await counter.pair(single(coded, i), single(coded, j));
			const texts = [i, j].map((column) => coded[column].values);
			for (const turned of [false, true]) {
				const [from, to] = turned ? [j, i] : [i, j];
				if (following.has(to) || first[from] === first[to]) continue;
				const counts = knownPairs(pair, texts[0], texts[1], turned);
				if (!followsFrom(counts, minimumCount)) continue;
				following.add(to);
				join(from, to);
			}
		}
	return coded.flatMap((_, i) =>
		first[i] === i ? [coded.flatMap((_, j) => (first[j] === i ? [j] : []))] : []
	);
}

/** The pairs in which both columns have one value; `turned`: the other column's values as rows. */
function knownPairs(
	{ width, counts }: PairCounts,
	rows: (string | null)[],
	columns: (string | null)[],
	turned: boolean
): PairCounts {
	const isKnown = (text: string | null) => text !== null && text !== restOfValues;
	const known = [rows, columns].map((texts) =>
		[...texts.keys()].filter((code) => isKnown(texts[code]))
	);
	const at = (row: number, column: number) => counts[row * width + column];
	const [outer, inner] = turned ? known.toReversed() : known;
	return {
		width: inner.length,
		counts: Float64Array.from(
			outer.flatMap((one) => inner.map((other) => (turned ? at(other, one) : at(one, other))))
		)
	};
}

function single(coded: Coded[], member: number): PublishedColumn {
	const { id, values, codeOf } = coded[member];
	return {
		members: [member],
		names: [id],
		values: values.map((text) => [text]),
		codeOf: ([codes], row) => codeOf[codes[row] < 0 ? codeOf.length - 1 : codes[row]],
		beside: []
	};
}

/** Columns as one: its values are the combinations that occur, in the order of the members' values. */
async function combine(
	coded: Coded[],
	members: number[],
	counter: Counter
): Promise<PublishedColumn> {
	const parts = members.map((member) => single(coded, member));
	const tupleOf = (codes: Int32Array[], row: number) =>
		parts.reduce((key, part, i) => key * part.values.length + part.codeOf([codes[i]], row), 0);
	const { codes, count } = await counter.count(members);
	const keys = [...new Set(Array.from(count, (_, row) => tupleOf(codes, row)))].sort(
		(a, b) => a - b
	);
	const codeOfKey = new Map(keys.map((key, code) => [key, code]));
	const textsOf = (key: number) =>
		parts.reduceRight<(string | null)[]>((texts, { values }) => {
			const [text] = values[key % values.length];
			key = Math.floor(key / values.length);
			return [text, ...texts];
		}, []);
	return {
		members,
		names: parts.flatMap(({ names }) => names),
		values: keys.map(textsOf),
		codeOf: (of, row) => codeOfKey.get(tupleOf(of, row))!,
		beside: []
	};
}

/** How often each combination of the values of some columns occurs. */
interface Combinations {
	codes: Int32Array[];
	count: Float64Array;
}

/** Counts combinations of values over all incidents, each set of columns once. */
class Counter {
	#known = new Map<string, Combinations>();

	constructor(
		private readonly engine: Engine,
		private readonly counted: boolean
	) {}

	/** Counts many sets of columns in one go. */
	async prepare(sets: number[][]): Promise<void> {
		const { columns, length } = await this.engine.query(countTogether(sets, this.counted));
		const count = columns.count as Float64Array;
		const codes = new Map(
			[...new Set(sets.flat())].map((member) => [member, columns[`k${member}`] as Int32Array])
		);
		const rows = new Map(sets.map((set) => [keyOf(set), [] as number[]]));
		const members = [...codes.keys()].sort((a, b) => a - b);
		for (let row = 0; row < length; row++) {
			const set = members.filter((member) => codes.get(member)![row] !== notCounted);
			rows.get(keyOf(set))!.push(row);
		}
		for (const set of sets) {
			const at = rows.get(keyOf(set))!;
			this.#known.set(keyOf(set), {
				codes: set.map((member) => Int32Array.from(at, (row) => codes.get(member)![row])),
				count: Float64Array.from(at, (row) => count[row])
			});
		}
	}

	async count(members: number[]): Promise<Combinations> {
		if (!this.#known.has(keyOf(members))) await this.prepare([members]);
		return this.#known.get(keyOf(members))!;
	}

	/** Cases by code of one column, the missing value last. */
	async totals(member: number, values: number): Promise<Float64Array> {
		const { codes, count } = await this.count([member]);
		const totals = new Float64Array(values + 1);
		codes[0].forEach((code, row) => (totals[code < 0 ? values : code] += count[row]));
		return totals;
	}

	/** Cases by the values of two columns. */
	async pair(one: PublishedColumn, other: PublishedColumn): Promise<PairCounts> {
		const members = [...one.members, ...other.members].sort((a, b) => a - b);
		const { codes, count } = await this.count(members);
		const [first, second] = [one, other].map((column) =>
			column.members.map((member) => codes[members.indexOf(member)])
		);
		const width = other.values.length;
		const counts = new Float64Array(one.values.length * width);
		for (let row = 0; row < count.length; row++)
			counts[one.codeOf(first, row) * width + other.codeOf(second, row)] += count[row];
		return { width, counts };
	}
}

const keyOf = (members: number[]) => members.join();

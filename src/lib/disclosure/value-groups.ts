import { isOpen, type Threshold } from './threshold';

/** Values of a column gathered in groups: value v is in group `group[v]`, of `groups`. */
export interface Grouping {
	group: Int32Array;
	groups: number;
}

/**
 * Gathers values until every group is open in every part. `parts` holds the counts of the values in
 * each part; `before` the groups of the whole, which may only merge further. Values that are not open
 * go together, with the smallest open ones as long as they need them: first within their `family` (a
 * number for each value, null where there are none), then among all. Null when nothing would be told apart.
 */
export function groupParts(
	parts: Float64Array[],
	before: Grouping | null,
	threshold: Threshold,
	family: Int32Array | null = null
): Grouping | null {
	const width = parts[0].length;
	const start = before ?? {
		group: Int32Array.from({ length: width }, (_, value) => value),
		groups: width
	};
	const items: Item[] = Array.from({ length: start.groups }, (_, group) => ({
		groups: [group],
		counts: parts.map(() => 0)
	}));
	for (let value = 0; value < width; value++)
		parts.forEach((part, i) => (items[start.group[value]].counts[i] += part[value]));
	const isFirst = before === null;
	const within = family
		? gatherFamilies(items, familiesOf(start, family), threshold, isFirst)
		: items;
	const groups = gatherItems(within, threshold, isFirst);
	if (!groups || groups.length < 2) return null;
	const code = new Int32Array(start.groups);
	groups.forEach((item, i) => item.groups.forEach((old) => (code[old] = i)));
	return { group: start.group.map((old) => code[old]), groups: groups.length };
}

/** Groups of the whole that go together, and their cases in each part. */
interface Item {
	groups: number[];
	counts: number[];
}

const total = ({ counts }: Item) => counts.reduce((sum, count) => sum + count, 0);

function together(items: Item[]): Item {
	return {
		groups: items.flatMap(({ groups }) => groups),
		counts: items[0].counts.map((_, i) => items.reduce((sum, { counts }) => sum + counts[i], 0))
	};
}

/** Puts together what is not open, with the smallest open ones; null where all of it would not be enough. */
function gatherItems(items: Item[], threshold: Threshold, isFirst: boolean): Item[] | null {
	const open = ({ counts }: Item) => counts.every((count) => isOpen(count, threshold));
	const merged = items.filter((item) => !open(item));
	const single = items
		.filter(open)
		.sort((a, b) => total(b) - total(a) || b.groups[0] - a.groups[0]);
	if (!merged.length) return single;
	const isEnough = () => {
		const item = together(merged);
		if (merged.length < 2 || !open(item)) return false;
		// Each of them could still be anything from 1 to the minimum, though none is zero.
		const others = item.groups.length - 1;
		return !isFirst || !threshold.showZero || item.counts[0] - others >= threshold.minimumCount - 1;
	};
	while (!isEnough()) {
		const at = single.findLastIndex((item) => total(item) > 0);
		if (at < 0) return null;
		merged.push(...single.splice(at, 1));
	}
	return [...single, together(merged)];
}

/** Gathers within each family that is enough for itself; the others stay as they are. */
function gatherFamilies(
	items: Item[],
	families: Int32Array,
	threshold: Threshold,
	isFirst: boolean
): Item[] {
	const of = new Map<number, Item[]>();
	items.forEach((item, i) => of.set(families[i], [...(of.get(families[i]) ?? []), item]));
	return [...of.values()].flatMap((members) => gatherItems(members, threshold, isFirst) ?? members);
}

/** The family of each group; one of its own where it holds values of several. */
function familiesOf({ group, groups }: Grouping, family: Int32Array): Int32Array {
	const families = new Int32Array(groups).fill(-1);
	group.forEach((at, value) => {
		const own = -2 - at;
		families[at] = families[at] === -1 || families[at] === family[value] ? family[value] : own;
	});
	return families;
}

/** The finest grouping whose groups are unions of groups of every one given. */
export function joinGroups(groupings: Int32Array[], width: number): Grouping {
	const leader = Int32Array.from({ length: width }, (_, value) => value);
	const find = (value: number): number =>
		leader[value] === value ? value : (leader[value] = find(leader[value]));
	for (const group of groupings) {
		const first = new Map<number, number>();
		for (let value = 0; value < width; value++) {
			const seen = first.get(group[value]);
			if (seen === undefined) first.set(group[value], value);
			else leader[find(value)] = find(seen);
		}
	}
	const code = new Map<number, number>();
	const group = leader.map((_, value) => {
		const root = find(value);
		if (!code.has(root)) code.set(root, code.size);
		return code.get(root)!;
	});
	return { group, groups: code.size };
}

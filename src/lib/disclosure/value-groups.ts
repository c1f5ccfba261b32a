import { isOpen, type Threshold } from './area-time-release';

/** Values of a column gathered in groups: value v is in group `group[v]`, of `groups`. */
export interface Grouping {
	group: Int32Array;
	groups: number;
}

/**
 * Gathers values until every group is open in every part. `parts` holds the counts of the values in
 * each part; `before` the groups of the whole, which may only merge further. Values that are not open
 * go together, with the smallest open ones as long as they need them. Null when nothing would be told apart.
 */
export function groupParts(
	parts: Float64Array[],
	before: Grouping | null,
	threshold: Threshold
): Grouping | null {
	const width = parts[0].length;
	const start = before ?? {
		group: Int32Array.from({ length: width }, (_, value) => value),
		groups: width
	};
	const sums = Array.from({ length: start.groups }, () => parts.map(() => 0));
	for (let value = 0; value < width; value++)
		parts.forEach((part, i) => (sums[start.group[value]][i] += part[value]));
	const open = (group: number[]) => group.every((count) => isOpen(count, threshold));
	const total = (group: number) => sums[group].reduce((sum, count) => sum + count, 0);
	const merged: number[] = [];
	const single: number[] = [];
	for (let group = 0; group < start.groups; group++)
		(open(sums[group]) ? single : merged).push(group);
	single.sort((a, b) => total(b) - total(a) || b - a);
	const isMergedOpen = () => {
		const together = parts.map((_, i) => merged.reduce((sum, group) => sum + sums[group][i], 0));
		if (!open(together)) return false;
		// Each of them could still be anything from 1 to the minimum, though none is zero.
		return before || !threshold.showZero
			? true
			: together[0] - (merged.length - 1) >= threshold.minimumCount - 1;
	};
	while (merged.length && (merged.length < 2 || !isMergedOpen())) {
		const at = single.findLastIndex((group) => total(group) > 0);
		if (at < 0) return null;
		merged.push(...single.splice(at, 1));
	}
	const groups = merged.length ? [...single, merged] : single;
	if (groups.length < 2) return null;
	const code = new Int32Array(start.groups);
	groups.forEach((group, i) => {
		for (const old of typeof group === 'number' ? [group] : group) code[old] = i;
	});
	return { group: start.group.map((old) => code[old]), groups: groups.length };
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

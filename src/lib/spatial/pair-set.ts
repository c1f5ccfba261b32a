import type { Neighbours } from '$lib/model/neighbours';

/** Gathers unordered pairs of areas, each once however often it is added. */
export class PairSet {
	private readonly keys = new Set<number>();
	constructor(readonly areas: number) {}

	/** Adds a pair and tells whether it is new. An area and itself are no pair. */
	add(a: number, b: number): boolean {
		if (a === b) return false;
		const before = this.keys.size;
		this.keys.add(a < b ? a * this.areas + b : b * this.areas + a);
		return this.keys.size > before;
	}

	/** The pairs as symmetric neighbours. */
	neighbours(): Neighbours {
		const lists: number[][] = Array.from({ length: this.areas }, () => []);
		for (const key of this.keys) {
			const a = Math.floor(key / this.areas);
			const b = key % this.areas;
			lists[a].push(b);
			lists[b].push(a);
		}
		return neighboursFromLists(lists);
	}
}

/** Packs one list of neighbours an area into compressed rows, ascending. */
export function neighboursFromLists(lists: ArrayLike<number>[]): Neighbours {
	const offsets = new Int32Array(lists.length + 1);
	lists.forEach((list, area) => (offsets[area + 1] = offsets[area] + list.length));
	const indices = new Int32Array(offsets[lists.length]);
	lists.forEach((list, area) => indices.set(Int32Array.from(list).sort(), offsets[area]));
	return { offsets, indices };
}

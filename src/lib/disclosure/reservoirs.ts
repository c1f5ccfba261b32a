import type { AreaTree } from './area-tree';
import { LeafTable, rowsByLeaf, type ColumnCounts } from './column-counts';
import type { TimeTree } from './time-tree';

/** The leaves without a breakdown of their own under a node: what they hold and the most one of them holds. */
export interface Reservoir {
	/** All cases in the node, by time node and value: `time * width + value`; the others alike. */
	all: Float64Array;
	held: Float64Array;
	largest: Float64Array;
}

/** Gathers what the larger areas hold, and what those of their leaves hold that publish no breakdown. */
export function fillReservoirs(
	areas: AreaTree,
	times: TimeTree,
	column: ColumnCounts,
	published: Uint8Array
): Map<number, Reservoir> {
	const rows = rowsByLeaf(areas, column);
	const size = times.children.length * column.values.length;
	const reservoirs = new Map<number, Reservoir>();
	for (let node = areas.leaves; node < areas.nodes; node++)
		reservoirs.set(node, {
			all: new Float64Array(size),
			held: new Float64Array(size),
			largest: new Float64Array(size)
		});
	const leafTable = new LeafTable(times, column, rows);
	const { counts, touched } = leafTable;
	for (let leaf = 0; leaf < areas.leaves; leaf++) {
		if (rows.offsets[leaf] === rows.offsets[leaf + 1]) continue;
		leafTable.fill(leaf);
		for (let node = areas.parent[leaf]; node >= 0; node = areas.parent[node]) {
			const { all, held, largest } = reservoirs.get(node)!;
			for (let i = 0; i < leafTable.length; i++) {
				const cell = touched[i];
				const count = counts[cell];
				all[cell] += count;
				if (published[leaf]) continue;
				held[cell] += count;
				if (count > largest[cell]) largest[cell] = count;
			}
		}
	}
	return reservoirs;
}

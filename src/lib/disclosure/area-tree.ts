/**
 * Areas in the areas that hold them: leaves 0 … areaCount − 1 in the order of the area set, then the
 * leaf of records in no area, if any, then the parents (states), then the root (everything).
 */
export interface AreaTree {
	/** How many leaves, the one of unplaced records included. */
	leaves: number;
	/** The leaf of records in no area, or −1. */
	unplaced: number;
	/** Nodes in all; the root is the last. */
	nodes: number;
	root: number;
	parent: Int32Array;
	/** The names of the parents in the order of their nodes. */
	parentNames: string[];
	children: number[][];
}

/** Builds the tree from the name of the parent of each area (null: areas lie directly in the whole). */
export function buildAreaTree(
	areaCount: number,
	parents: string[] | null,
	hasUnplaced: boolean
): AreaTree {
	const unplaced = hasUnplaced ? areaCount : -1;
	const leaves = areaCount + (hasUnplaced ? 1 : 0);
	const parentNames = parents ? [...new Set(parents)].filter((name) => name !== '').sort() : [];
	const nodeOf = new Map(parentNames.map((name, i) => [name, leaves + i]));
	const root = leaves + parentNames.length;
	const parent = new Int32Array(root + 1).fill(root);
	parent[root] = -1;
	const children: number[][] = Array.from({ length: root + 1 }, () => []);
	for (let leaf = 0; leaf < areaCount; leaf++)
		parent[leaf] = nodeOf.get(parents?.[leaf] ?? '') ?? root;
	for (let node = 0; node < root; node++) children[parent[node]].push(node);
	return { leaves, unplaced, nodes: root + 1, root, parent, parentNames, children };
}

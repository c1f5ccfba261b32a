/** What the map can ask beyond counts: what stands out from chance, and where and when. */
export const findingKinds = ['hot-spots', 'local-moran', 'clusters', 'emerging'] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Whether a layer of the map shows a finding. */
export function isFinding(layer: string): layer is FindingKind {
	return (findingKinds as readonly string[]).includes(layer);
}

/** Who neighbours whom as the map draws it: public, it follows from the areas alone. */
export interface NeighbourLinks {
	/** Neighbours of area i: `indices[offsets[i]] … indices[offsets[i + 1] - 1]`. */
	offsets: Int32Array;
	indices: Int32Array;
	/** Areas without a neighbour. */
	islands: number[];
}

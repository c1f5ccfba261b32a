export type SiteObjective = 'max-covering' | 'p-median' | 'p-centre';

/** Where to open sites. Distances are candidate-major: entry c × demands + d. */
export interface SiteProblem {
	objective: SiteObjective;
	/** From each candidate to each place of demand, in kilometres or minutes. */
	distances: Float64Array;
	candidates: number;
	/** Need at each place of demand. */
	demand: Float64Array;
	/** Sites to open besides the existing ones. */
	count: number;
	/** 1 for candidates that are open already. */
	existing: Uint8Array | null;
	/** Demand that a site can serve; null for no limit. */
	capacity: Float64Array | null;
	/** How far a site reaches: needed for maximal covering. */
	reach: number;
}

export interface SitePlan {
	/** Open candidates, the existing ones included. */
	open: Int32Array;
	/** The open site that serves each place of demand; −1 for none. */
	assigned: Int32Array;
	/** Demand covered, demand-weighted mean distance, or the largest distance. */
	objective: number;
	bound: number;
	gap: number;
}

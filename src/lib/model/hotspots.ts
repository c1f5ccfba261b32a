import type { Correction, ValueKind } from './settings/hotspots';

/** Where an area and the mean of its neighbours lie about the overall mean; `none`: no neighbours or no data. */
export type Quadrant = 'high-high' | 'low-low' | 'high-low' | 'low-high' | 'none';

/** Classes of Gi* and Gi by the p-value after correction: hot-95 is below 0.05 and above the mean. */
export const hotspotClasses = [
	'hot-99',
	'hot-95',
	'hot-90',
	'not-significant',
	'cold-90',
	'cold-95',
	'cold-99',
	'no-neighbours',
	'no-data'
] as const;
export type HotspotClass = (typeof hotspotClasses)[number];

/** Classes of local Moran's I: the quadrant where the p-value after correction is below the level. */
export const moranClasses = [
	'high-high',
	'low-low',
	'high-low',
	'low-high',
	'not-significant',
	'no-neighbours',
	'no-data'
] as const;
export type MoranClass = (typeof moranClasses)[number];

/** An assumption that the data do not meet. Codes are stable; `wording/` makes sentences of them. */
export interface AssumptionWarning {
	code:
		| 'few-areas'
		| 'few-neighbours'
		| 'few-permutations'
		| 'counts-not-risk'
		| 'islands'
		| 'missing-areas'
		| 'no-population'
		| 'constant'
		| 'count-without-population'
		| 'few-cases'
		| 'few-cases-a-period'
		| 'short-series';
	params: Record<string, number>;
}

/** Moran's I of the whole map. */
export interface GlobalMoran {
	i: number;
	expected: number;
	variance: number;
	z: number;
	p: number;
}

/** Hot and cold spots of one window, one entry an area in the areas' order; NaN where there is none. */
export interface HotspotResult {
	statistic: 'gi-star' | 'gi' | 'local-moran';
	value: ValueKind;
	correction: Correction;
	level: number;
	permutations: number;
	seed: number;
	/** What was analysed: a count, or a rate as a share. */
	values: Float64Array;
	/** Neighbours that have data. */
	neighbours: Int32Array;
	z: Float64Array;
	/** Two-sided, before and after correction. */
	p: Float64Array;
	pAdjusted: Float64Array;
	classes: (HotspotClass | MoranClass)[];
	/** Local Moran's I only, else null. */
	localI: Float64Array | null;
	localExpected: Float64Array | null;
	localVariance: Float64Array | null;
	quadrants: Quadrant[] | null;
	global: GlobalMoran;
	/** Areas that were tested. */
	tested: number;
	islands: number[];
	warnings: AssumptionWarning[];
}

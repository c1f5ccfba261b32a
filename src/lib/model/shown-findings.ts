import type { ShownResults, ShownTable } from './disclosure';
import type { GridCheck } from './grid-check';
import type { AssumptionWarning, HotspotResult } from './hotspots';
import type { Periods } from './period';
import type { ScanResult } from './scan';
import type { EmergingSettings } from './settings/emerging';
import type { NeighboursSettings } from './settings/hotspots';

/** Hot and cold spots that may be shown, one entry an area. */
export interface Hotspots extends Omit<
	HotspotResult,
	| 'values'
	| 'z'
	| 'p'
	| 'pAdjusted'
	| 'classes'
	| 'localI'
	| 'localExpected'
	| 'localVariance'
	| 'quadrants'
> {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	neighbourRule: NeighboursSettings;
	population: Float64Array | null;
	/** Where the areas are cells of a grid: what hangs on where it lies. Else null. */
	grid: GridCheck | null;
	/** Counts and rates over the window: one column. */
	cells: ShownTable;
	/**
	 * Numbers `z`, `p`, `p_adjusted`, `rate_lower`, `rate_upper` (95 %), `analysed` (per 100,000 if a rate) and, of local
	 * Moran, `local_i`, `local_expected`, `local_variance`; labels `class` and, of local Moran, `quadrant`.
	 */
	results: ShownResults;
}

/** Where and when a cluster is: nothing that leads back to a count. */
export interface ClusterPlace {
	/** Indices of the areas inside, nearest to the centre first. */
	members: Int32Array;
	centre: number;
	radiusMetres: number;
	/** First and last day; empty where incidents carry no dates. */
	from: string;
	to: string;
	firstPeriod: string;
	lastPeriod: string;
}

/** Clusters that may be shown, the most likely one first. */
export interface ScanClusters extends Omit<ScanResult, 'clusters' | 'maxima' | 'cases'> {
	areaIds: string[];
	areaNames: string[];
	clusters: ClusterPlace[];
	/** One entry a cluster: `observed, expected, relative_risk, llr, p, gumbel_p, recurrence_days`. */
	results: ShownResults;
}

/** How hot spots come and go, as it may be shown, one entry an area. */
export interface EmergingHotspots extends EmergingSettings {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	/** Numbers `trend_z`, `trend_p`, `share_hot`, `share_cold`, `last_z`; label `class`. */
	results: ShownResults;
	warnings: AssumptionWarning[];
}

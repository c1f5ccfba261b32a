import type { AssumptionWarning } from './hotspots';
import type { ScanSettings } from './settings/scan';

/** A cluster of areas (and periods) with more cases than expected. */
export interface ScanCluster {
	/** The area at whose centre the circle is drawn. */
	centre: number;
	radiusMetres: number;
	/** The areas in the circle, nearest first. */
	members: Int32Array;
	/** First and last period, counted from the window's first; the whole window in a scan of space only. */
	firstPeriod: number;
	lastPeriod: number;
	observed: number;
	expected: number;
	/** Risk inside over risk outside. */
	relativeRisk: number;
	/** Log likelihood ratio. */
	llr: number;
	/** (b + 1) / (m + 1) over the replicates' largest ratios; NaN without replicates. */
	p: number;
	/** From a Gumbel distribution fitted to the replicates: for ranking beyond 1 / (m + 1). NaN with under 99 replicates. */
	gumbelP: number;
	/** Prospective scans: after how many analyses, one a period, chance alone gives such a cluster once. Else NaN. */
	recurrencePeriods: number;
}

/** Kulldorff's scan: non-overlapping clusters, the most likely one first. */
export interface ScanResult {
	kind: ScanSettings['kind'];
	model: ScanSettings['model'];
	maxPopulationShare: number;
	maxPeriods: number;
	replicates: number;
	seed: number;
	/** Cases and areas that took part. */
	cases: number;
	areas: number;
	clusters: ScanCluster[];
	/** The largest ratio of each replicate. */
	maxima: Float64Array;
	warnings: AssumptionWarning[];
}

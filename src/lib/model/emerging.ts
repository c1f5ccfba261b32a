import type { AssumptionWarning } from './hotspots';
import type { EmergingSettings } from './settings/emerging';

const patterns = [
	'new',
	'consecutive',
	'intensifying',
	'persistent',
	'diminishing',
	'sporadic',
	'oscillating',
	'historical'
] as const;
export type EmergingPattern = (typeof patterns)[number];

export type EmergingClass = `${EmergingPattern}-${'hot' | 'cold'}-spot` | 'no-pattern' | 'no-data';

/** The 17 classes, hot ones first; `no-data` for areas without any value besides. */
export const emergingClasses: readonly EmergingClass[] = [
	...patterns.map((pattern) => `${pattern}-hot-spot` as const),
	...patterns.map((pattern) => `${pattern}-cold-spot` as const),
	'no-pattern',
	'no-data'
];

/** How hot and cold spots come and go: one entry an area in the areas' order; NaN where there is none. */
export interface EmergingResult extends Omit<EmergingSettings, 'neighbours'> {
	periods: number;
	classes: EmergingClass[];
	/** Mann–Kendall on each area's z series. */
	trendZ: Float64Array;
	trendP: Float64Array;
	/** Share of the area's periods that are significantly hot, and cold. */
	shareHot: Float64Array;
	shareCold: Float64Array;
	lastZ: Float64Array;
	/** z by area and period, area-major. */
	z: Float64Array;
	pAdjusted: Float64Array;
	warnings: AssumptionWarning[];
}

import type { ShownResults, ShownTable } from './disclosure';
import type { ShownNowcast } from './nowcast';
import type { Panel } from './panel';
import type { Periods } from './period';
import type { Project } from './project';
import type { TrendsSettings } from './settings/trends';

/** Directions by code. `too-few`: too few cases or whole periods to say. */
export const directions = ['too-few', 'steady', 'rising', 'falling'] as const;
export type Direction = (typeof directions)[number];

/** State of the newest whole period by code. `not-judged`: too little history or too few cases. */
export const alertStates = ['not-judged', 'quiet', 'alert'] as const;
export type AlertState = (typeof alertStates)[number];

/** A change of level of one area's series. Periods are positions in the panel. */
export interface ChangePoint {
	/** The first period of the new level. */
	at: number;
	/** Periods between which it lies with 95 % of the profile likelihood, both included. */
	earliest: number;
	latest: number;
	/** Rate after over rate before, relative to what was expected, and to a steady slope where there is one. */
	ratio: number;
}

/** How much counts vary around their trends, as many areas tell it together. */
export interface SharedSpread {
	/** Of the quasi-Poisson dispersions, by ln(cases of the area). */
	prior: VariancePrior;
	/** Lag-one correlation of residuals over all areas where clearly above what chance gives, else 0. */
	autocorrelation: number;
}

/** What the variances of many units say of the next one's. */
export interface VariancePrior {
	/** What the prior weighs, in degrees of freedom; ∞ where the variances differ by chance alone, 0 where nothing is known. */
	degrees: number;
	/** ln of the prior variance at a covariate of 0, and its change with the covariate. */
	intercept: number;
	slope: number;
	/** Degrees of freedom of all variances together: no moderated one has more. */
	most: number;
}

/** What the trend analysis needs. */
export interface TrendsInput {
	panel: Panel;
	settings: TrendsSettings;
}

/**
 * Trends and alerts of all areas, one value an area and column. Slopes are d ln(rate) / d year:
 * exp(slope) − 1 is the share by which the rate changes in a year. NaN where nothing can be said.
 */
export interface TrendsResult {
	/** How many periods from the first on were whole and used. */
	wholePeriods: number;
	cases: Float64Array;
	slope: Float64Array;
	slopeError: Float64Array;
	slopeLower: Float64Array;
	slopeUpper: Float64Array;
	/** Two-sided: of the slope, or of the one lasting change of level where that is clearer. */
	p: Float64Array;
	/** Benjamini–Hochberg over the areas tested. */
	pAdjusted: Float64Array;
	/** Index into `directions`. */
	direction: Uint8Array;
	/** The slope drawn towards the mean of all areas; for ranking and small areas. */
	pooledSlope: Float64Array;
	pooledError: Float64Array;
	/** The common slope of all areas, its error, and the spread of true slopes around it. */
	commonSlope: number;
	commonSlopeError: number;
	slopeSpread: number;
	/** What the areas' dispersions were drawn towards; null where too few areas have cases enough. */
	spread: SharedSpread | null;
	/** Mann–Kendall on the rates (within seasons), two-sided. */
	mannKendallP: Float64Array;
	/** Theil–Sen slope of the rate (cases per 100,000 and year; of the count without residents), per year. */
	theilSen: Float64Array;
	theilSenLower: Float64Array;
	theilSenUpper: Float64Array;
	changePoints: ChangePoint[][];
	/** The one lasting change of level that describes a rise or fall better than a line, its ratio that of all periods after and before; else null. */
	levelChange: (ChangePoint | null)[];
	/** Index into `alertStates`, of the newest whole period. */
	alert: Uint8Array;
	alertThreshold: Float64Array;
	alertExpected: Float64Array;
	alertP: Float64Array;
	/** Chance of an alarm if nothing had changed; 0 where not judged. */
	falseAlarm: Float64Array;
}

/** One area in depth, by period of the panel; NaN where nothing can be said. */
export interface AreaTrendDetail {
	/** Cases in the whole periods. */
	cases: number;
	/** Expected count with the season, and without it, the latter with its interval. */
	fitted: Float64Array;
	level: Float64Array;
	levelLower: Float64Array;
	levelUpper: Float64Array;
	/** Season: expected count relative to the level, and whether it repeats beyond chance (NaN: none is fitted). */
	season: Float64Array;
	seasonP: number;
	/** Thresholds and expectations of the newest periods, as they would have been then. */
	threshold: Float64Array;
	expected: Float64Array;
	alarm: Uint8Array;
	changePoints: ChangePoint[];
}

/** Trends and alerts of all areas as far as they may be shown. */
export interface ShownTrends {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	/** How many periods from the first on were whole and used, and the label of the newest of them. */
	wholePeriods: number;
	/** How many periods at the beginning no record reaches: they are not read as zeros. */
	silentFirst: number;
	newest: string;
	/** One entry an area (numbers `cases, rate, smoothedRate, slope…, change…, p, pAdjusted, pooledSlope, theilSen…, alertThreshold…`); labels `direction` and `alert`. */
	areas: ShownResults;
	/** First period, date range and ratio of each change of level, by area; none where withheld. */
	changes: { at: string; earliest: string; latest: string; ratio: number }[][];
	/** First period (label, and periods since 1970) and ratio of the one lasting change of level that describes an area's rise or fall better than a line; null where there is none, or it is withheld. */
	levelChanges: ({ at: string; period: number; ratio: number } | null)[];
	/** Common slope of all areas (d ln rate / d year), its standard error, and the spread between areas. */
	commonSlope: number;
	commonSlopeError: number;
	slopeSpread: number;
	/** What the areas' dispersions were drawn towards; null where too few areas have cases enough. */
	spread: SharedSpread | null;
	/** Alarms to expect among the areas judged if nothing had changed anywhere. */
	expectedFalseAlarms: number;
	areasJudged: number;
	/** What the newest periods will come to, where rows carry event and report dates. */
	nowcast: ShownNowcast | null;
}

/** Which area is looked at in depth, under which project. */
export interface AreaRequest {
	project: Project;
	area: number;
	/** What the trends of all areas say of how much counts vary (`ShownTrends`); left out: the area's own counts alone. */
	spread?: SharedSpread | null;
}

/** One area in depth as far as it may be shown, by period of the panel; NaN where withheld or unknown. */
export interface ShownAreaTrend {
	area: number;
	periods: Periods;
	wholePeriods: number;
	/** Recorded cases: one row. */
	counts: ShownTable;
	/** Expected count with the season; level is without it, with an interval; season is the first over the second. */
	fitted: Float64Array;
	level: Float64Array;
	levelLower: Float64Array;
	levelUpper: Float64Array;
	season: Float64Array;
	/** Whether the season repeats beyond chance, at the level of the trends. */
	seasonIsClear: boolean;
	/** Recorded less fitted, where the recorded count is shown. */
	remainder: Float64Array;
	/** The newest periods' thresholds, where the counts that they judge are shown. */
	threshold: Float64Array;
	expected: Float64Array;
	alarm: (string | null)[];
	/** Whether the area has too few cases for anything of it to be shown. */
	withheld: boolean;
}

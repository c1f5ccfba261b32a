import type { AllocationObjective, Allocation } from './allocation';
import type { SiteObjective } from './sites';

/** Cases by area as recorded and as they may truly be. NaN where nothing can be said. */
export interface CaseEstimates {
	method: 'none' | 'scenario' | 'effort';
	reported: Float64Array;
	estimated: Float64Array;
	lower: Float64Array;
	upper: Float64Array;
}

/** Part of a need index: how a quantity would share all need out among the areas. */
export interface NeedComponent {
	id: string;
	/** `amount`: a number of cases or people. `intensity`: a rate or score, counted against residents. */
	kind: 'amount' | 'intensity';
	values: Float64Array;
	weight: number;
}

/** Need by area with what each component adds to it, component-major. */
export interface NeedIndex {
	need: Float64Array;
	components: string[];
	contributions: Float64Array;
	/** Per component, how many areas had no value and count as its average. */
	missing: number[];
}

/** How a plan does over the draws. Regret is the share of the best effect that it misses. */
export interface PlanUnderDraws {
	meanRegret: number;
	regret90: number;
	meanEffect: number;
	/** 5th and 95th percentile of the effect. */
	effectLower: number;
	effectUpper: number;
}

export interface RobustnessReport {
	draws: number;
	/** How many other plans were held against the given one. */
	tried: number;
	/** The share of draws whose best plan funds the area, and the area's programme (area-major). */
	fundedAreas: Float64Array;
	fundedPairs: Float64Array;
	plan: PlanUnderDraws;
	/** The candidate with the least 90th percentile of regret. */
	robust: PlanUnderDraws & { units: Float64Array; amount: Float64Array };
}

/** What keeps an area from more: the budget (others offer more), a limit, or that nothing is left to do. */
export type PlanStop =
	'budget' | 'area-maximum' | 'jurisdiction' | 'programme' | 'nothing-left' | 'no-need';

/** Why each area gets no more. */
export interface PlanReasons {
	/** Cases averted per unit of money by the best that is not bought anywhere for want of money alone. */
	margin: number;
	/** The same for the best that is not bought in each area. */
	offer: Float64Array;
	stops: PlanStop[];
}

/** How evenly one way of sharing the money out would do. Null where residents are unknown. */
export interface FairnessRow {
	/** `recorded`: the same money shared by recorded cases; `last-year`: as in the continuity file. */
	of: 'plan' | 'robust' | 'recorded' | 'last-year';
	perHead: { gini: number; theil: number } | null;
	perNeed: { gini: number; theil: number };
	/** Rank correlation of money per need with the reporting rate; NaN without an estimate of it. */
	dependence: number;
}

/** Need by area with its parts, before any money: NaN where an area's recorded cases are hidden. */
export interface NeedResult {
	areaIds: string[];
	areaNames: string[];
	parents: string[] | null;
	/** Cases a year over all areas. */
	total: number;
	components: { id: string; weight: number }[];
	/** How each component would share all need out, component-major; weights are not in it. */
	shares: Float64Array;
	need: Float64Array;
	/** A year's cases, as recorded and as estimated. */
	recorded: Float64Array;
	estimated: Float64Array;
	lower: Float64Array;
	upper: Float64Array;
	method: CaseEstimates['method'];
	/** For `effort`: what the regression found. */
	effort: { elasticity: number; elasticityError: number; adjusted: boolean } | null;
	residents: Float64Array | null;
	/** Per component, how many areas had no value and count as its average. */
	missing: number[];
	/** One `statusCode` an area. */
	statuses: Uint8Array;
	hidden: number;
	exact: boolean;
}

/** A plan for showing and writing: programme columns are area-major beside `areaIds`. */
export interface PlanResult {
	currency: string;
	budget: number;
	objectiveKind: AllocationObjective;
	areaIds: string[];
	areaNames: string[];
	programmes: { id: string; name: string; evidence: string; amount: number; effect: number }[];
	units: Float64Array;
	amount: Float64Array;
	/** NaN where the area's recorded cases are hidden. */
	effect: Float64Array;
	/** 90 % of plausible worlds lie between. */
	effectLower: Float64Array;
	effectUpper: Float64Array;
	/** A year's recorded cases and residents by area. */
	recorded: Float64Array;
	residents: Float64Array | null;
	parents: string[] | null;
	/** Need by area and what each component adds (component-major); NaN where hidden. */
	need: Float64Array;
	needComponents: string[];
	contributions: Float64Array;
	totalAmount: number;
	totalEffect: number;
	totalNeed: number;
	objective: number;
	bound: number;
	gap: number;
	method: Allocation['method'];
	/** Improvement of the objective if a kind of limit were dropped. */
	prices: { limit: string; name: string | null; price: number }[];
	fairness: Record<'perHead' | 'perNeed', { gini: number; theil: number } | null>;
	/** The plan's fairness beside that of other ways to share the money out. */
	fairnessRows: FairnessRow[];
	/**
	 * Share of the money, need, recorded cases and residents of each jurisdiction, and of each group that
	 * an equity floor names; `lastYear` is its share of last year's money, where a file gives it.
	 */
	jurisdictions: {
		name: string;
		kind: 'jurisdiction' | 'group';
		amount: number;
		lastYear: number | null;
		need: number;
		recorded: number;
		residents: number | null;
	}[];
	/** Offers are NaN where hidden. */
	reasons: PlanReasons;
	/** Rank correlation of money per need with the reporting rate; NaN without an estimate of it. */
	dependence: number;
	/** Years of "fund where we found" under each rule; null without an estimate of reporting. */
	feedback: { rule: string; overlap: Float64Array; recorded: Float64Array }[] | null;
	robustness: RobustnessReport | null;
	sites: {
		open: string[];
		/** The area of the site that serves each area; null for none. */
		assigned: (string | null)[];
		kind: SiteObjective;
		/** Which of the open ones stood before. */
		existing: string[];
		/** What distances count in, and how far a site reaches in it. */
		unit: 'kilometres' | 'minutes';
		reach: number;
		/** The share of the need that has a site within each band. */
		bands: { upTo: number; share: number }[];
		objective: number;
		bound: number;
		gap: number;
	} | null;
	/** One `statusCode` an area. */
	statuses: Uint8Array;
	hidden: number;
	exact: boolean;
}

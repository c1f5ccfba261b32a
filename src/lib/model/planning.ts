/**
 * A table of list overlaps. A case's history is a bit mask: bit i set means that list i holds it.
 * `counts` has 2^k entries by history; entry 0, on no list, is unknown and held as 0.
 */
export interface ListTable {
	lists: string[];
	counts: Float64Array;
}

/** Two lists by their index, the smaller first. */
export type ListPair = readonly [number, number];

/** One log-linear model of list overlaps that was fitted. */
export interface ListModelSummary {
	pairs: ListPair[];
	/** Pairs of the model that share no case: their parameter is −∞. */
	emptyPairs: ListPair[];
	total: number;
	lower: number;
	upper: number;
	aic: number;
	bic: number;
	/** The model's share of the averaged estimate; 1 where only one model counts. */
	weight: number;
}

/** How a model of list overlaps is chosen. */
export type ListSelection = 'main' | 'stepwise' | 'aic' | 'bic' | 'average';

/** An estimate of all cases from list overlaps, those on no list included. */
export interface PopulationEstimate {
	lists: string[];
	/** Cases on at least one list. */
	reported: number;
	estimate: number;
	/** 95 % interval that takes the chosen model as given. */
	lower: number;
	upper: number;
	selection: ListSelection;
	threshold: number;
	/** The chosen model, or those averaged, heaviest first (at most 20). */
	models: ListModelSummary[];
	/** Pairs of lists that share no case. */
	emptyPairs: ListPair[];
	/** Whether every model was compared, or only those met by a stepwise walk. */
	exhaustive: boolean;
	/** What each way of choosing gives. */
	comparison: { selection: ListSelection; total: number; lower: number; upper: number }[];
	/** 95 % interval that repeats the choice of model on resamples; null when none were asked for. */
	bootstrap: { lower: number; upper: number; replicates: number; failed: number } | null;
}

/**
 * How much of an area's need a programme averts, by the units placed there; never convex, so that
 * each further unit averts no more than the one before.
 * `saturating`: maximumShare × (1 − 2^(−units / half)), where `half` units reach half of the maximum.
 * `points`: straight lines between [units, share] pairs from [0, 0].
 * `per` says what the units are counted against: one area, 100,000 residents, or 100 cases of need.
 */
export type ResponseCurve =
	| { kind: 'saturating'; maximumShare: number; halfUnits: number; per: ResponseScale }
	| { kind: 'points'; points: [units: number, share: number][]; per: ResponseScale };

export type ResponseScale = 'area' | '100000-residents' | '100-cases';

/** A programme as the allocation sees it. Money is in the plan's currency. */
export interface AllocationProgramme {
	id: string;
	/** What messages call it; absent: its id. */
	name?: string;
	unitCost: number;
	/** Spent once in every area that gets at least one unit. */
	fixedCost: number;
	/** Whether units are whole; otherwise hundredths can be placed. */
	wholeUnits: boolean;
	/** Most units in one area. */
	unitsPerArea: number;
	/** Most units in all. */
	units: number;
	minimumBudget: number;
	maximumBudget: number;
	response: ResponseCurve;
	/** 1 for every area where it may run; null for all. */
	eligible: Uint8Array | null;
}

export type AllocationObjective = 'max-effect' | 'min-unmet' | 'worst-off';

/** A set of areas whose spending is limited together: a jurisdiction's share, an equity floor. */
export interface AllocationGroup {
	name: string;
	kind: 'jurisdiction' | 'equity';
	areas: Int32Array;
	minimum: number;
	maximum: number;
}

/** What is to be spent on what, where, under which limits. Arrays by area have one entry each. */
export interface AllocationProblem {
	/** What messages call the areas. */
	areaNames: string[];
	/** Expected cases to be averted, at least 0. */
	need: Float64Array;
	residents: Float64Array | null;
	programmes: AllocationProgramme[];
	budget: number;
	/** Money in each area; null for no limit. */
	areaMinimum: Float64Array | null;
	areaMaximum: Float64Array | null;
	groups: AllocationGroup[];
	objective: AllocationObjective;
}

/** A plan: units by area and programme, area-major, and what they come to. */
export interface Allocation {
	units: Float64Array;
	/** Money by area and programme, fixed costs included. */
	amount: Float64Array;
	/** Cases averted by area and programme. */
	effect: Float64Array;
	totalAmount: number;
	/** What the objective counts: cases averted, cases left, or the worst-off area's unmet share. */
	objective: number;
	/** The best value that any plan could reach. */
	bound: number;
	/** How far the plan may be from the best, as a share; 0 where it is proven best. */
	gap: number;
	/** How it was found: every choice compared by branch and bound, or by prices and rounding. */
	method: 'exact' | 'priced';
}

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

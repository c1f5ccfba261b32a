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

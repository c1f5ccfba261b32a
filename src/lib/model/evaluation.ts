/** One estimated quantity of an evaluation, with its error. Rates and ratios name their unit in `unit`. */
export interface EffectEstimate {
	measure: string;
	estimate: number;
	standardError: number;
	lower: number;
	upper: number;
	/** Two-sided. */
	p: number;
	unit: 'cases' | 'cases-per-period' | 'log-ratio' | 'ratio' | 'log-ratio-per-period';
}

/** A check of what a design assumes. `holds` is null where there are too few periods to say. */
export interface AssumptionCheck {
	/** `parallel-trends`, `placebo-date`, `leave-one-out`, `pre-period-fit`, `autocorrelation`, `unseen-confounder`. */
	check: string;
	estimate: number;
	p: number;
	holds: boolean | null;
}

/** What one method says of one intervention. The first effect is the method's headline. */
export interface MethodResult {
	method: string;
	effects: EffectEstimate[];
	checks: AssumptionCheck[];
	/** What the reader must know before concluding anything, as stable codes. */
	warnings: string[];
	/** The smallest relative change (0.3 = 30 %) that this design finds four times in five. */
	detectableChange: number;
	/** For the chart: observed and expected-without-intervention by period, where the method has them. */
	series?: { observed: Float64Array; expected: Float64Array; firstAfter: number };
	/** Event study: effect by period relative to the start, with its interval; `cases` are those of the smaller group. */
	eventStudy?: { offset: number; estimate: number; lower: number; upper: number; cases: number }[];
	/** What the method finds in each area compared with, treated as if it had been treated. */
	placebos?: { areaId: string; estimate: number }[];
	/** Weights of the areas that make up the comparison, where the method chooses them. */
	weights?: { areaId: string; weight: number }[];
}

/** Cases in the treated areas and in those they are compared with, before and after. */
export interface EvaluationCounts {
	treatedBefore: number;
	treatedAfter: number;
	controlBefore: number;
	controlAfter: number;
}

/** All results for one registered intervention. */
export interface EvaluationResult {
	intervention: string;
	/** NaN where hidden. */
	counts: EvaluationCounts;
	/** The areas compared with, named or matched. */
	controlIds: string[];
	/** The areas next door that were looked at, named or found. */
	displacementIds: string[];
	results: MethodResult[];
	/** Methods that could not be used, with the reason's code. */
	refused: { method: string; reason: string }[];
}

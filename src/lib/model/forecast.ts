import type { ShownResults } from './disclosure';
import type { Neighbours } from './neighbours';
import type { ShownNowcast } from './nowcast';
import type { Panel } from './panel';
import type { Periods } from './period';
import type { ForecastSettings } from './settings/forecast';

/** What a forecast needs. Neighbours let the endemic–epidemic model look next door. */
export interface ForecastInput {
	panel: Panel;
	neighbours: Neighbours | null;
	settings: ForecastSettings;
}

/** How one model did in the back-test. Scores are means over forecasts; NaN where none was possible. */
export interface ModelScores {
	name: string;
	/** Whether it is one of the naive forecasts that the others have to beat. */
	naive: boolean;
	forecasts: number;
	/** In cases; lower is better. */
	crps: number;
	wis: number;
	/** −ln of the probability given to what came; lower is better. */
	logScore: number;
	/** Shares of values inside the 50 % and 90 % intervals. */
	coverage50: number;
	coverage90: number;
	/** The same by randomised PIT, which discreteness does not inflate. */
	pitCoverage50: number;
	pitCoverage90: number;
	/** Mean widths in cases. */
	width50: number;
	width90: number;
	meanAbsoluteError: number;
	/** Absolute error of the median over that of the naive forecast within the training data. */
	mase: number;
	/** Shares of randomised PIT values by tenth; even where the forecast is calibrated. */
	pit: number[];
}

/** Predictive distributions by area and period ahead, area-major; all negative binomial. */
export interface ForecastValues {
	mean: Float64Array;
	/** Size θ: variance mean + mean² / θ; ∞ for the Poisson. */
	size: Float64Array;
	median: Float64Array;
	lower50: Float64Array;
	upper50: Float64Array;
	lower90: Float64Array;
	upper90: Float64Array;
}

/** Why the chosen model was chosen; `not-worse`: what stood best had a mean CRPS above a naive one's, this has not. */
export type ChoiceReason = 'best' | 'not-worse' | 'naive-not-beaten' | 'no-back-test' | 'asked-for';

export interface ForecastResult extends ForecastValues {
	/** Period number of the first forecast: the one after the last whole period. */
	first: number;
	/** Periods ahead; incomplete last periods are forecast too. */
	horizon: number;
	chosen: string;
	reason: ChoiceReason;
	models: ModelScores[];
	/** How many origins were scored. */
	origins: number;
	/** The ensemble's weights by period ahead, in the order of `ensembleOf`. */
	ensembleOf: string[];
	ensembleWeights: Float64Array;
	/** The sum over areas; means are those of the parts, spread is that of past sums. */
	total: ForecastValues;
}

/** A model's scores under the names of the file that the command line writes. */
export interface ModelRow {
	name: string;
	naive: boolean;
	chosen: boolean;
	forecasts: number;
	crps: number;
	wis: number;
	log_score: number;
	coverage_50: number;
	coverage_90: number;
	pit_coverage_50: number;
	pit_coverage_90: number;
	width_50: number;
	width_90: number;
	mae: number;
	mase: number;
	pit: number[];
}

/** Forecasts of all areas as far as they may be shown, and how every model did before. */
export interface ShownForecasts {
	areaIds: string[];
	areaNames: string[];
	/** The periods ahead. */
	periods: Periods;
	model: string;
	reason: ChoiceReason;
	/** By area and period ahead, area-major: `mean, median, lower50, upper50, lower90, upper90, size`. */
	areas: ShownResults;
	/** By area, `change`: the mean count expected a period over the mean of the whole periods before, less one. */
	changes: ShownResults;
	/** The same of the sum over all areas, by period ahead. */
	total: Record<string, number[]>;
	models: ModelRow[];
	/** How many past origins were scored. */
	origins: number;
	ensemble: { of: string[]; weights: number[][] };
	/** What the newest periods will come to, where rows carry event and report dates. */
	nowcast: ShownNowcast | null;
}

import { m } from '$lib/messages/compiled/messages';
import type {
	AssumptionCheck,
	EffectEstimate,
	EvaluationResult,
	MethodResult
} from '$lib/model/evaluation';
import { formatShare } from './format';
import { countOrHidden } from './shown';

/** A log ratio as a relative change: −0.4 is a fall by 40 %. */
export const relativeChange = (logRatio: number): number => Math.exp(logRatio) - 1;

/** What a method is called. */
export function methodName(method: string): string {
	switch (method) {
		case 'wdd':
			return m.evaluate_method_wdd();
		case 'interrupted-series':
			return m.evaluate_method_interrupted();
		case 'difference-in-differences':
			return m.evaluate_method_differences();
		default:
			return m.evaluate_method_synthetic();
	}
}

/** What an effect measures. */
export function measureName({ measure }: EffectEstimate): string {
	const names: Record<string, () => string> = {
		wdd: m.evaluate_measure_wdd,
		'wdd-local': m.evaluate_measure_wdd_local,
		'wdd-displacement': m.evaluate_measure_wdd_displacement,
		'level-change': m.evaluate_measure_level,
		'slope-change': m.evaluate_measure_slope,
		'average-change': m.evaluate_measure_average,
		'log-ratio-change': m.evaluate_measure_ratio,
		'mean-gap': m.evaluate_measure_gap
	};
	return names[measure]?.() ?? measure;
}

/** The recorded cases before and after, or that none of them may be shown. */
export function countsSentence(counts: EvaluationResult['counts']): string {
	const { treatedBefore, treatedAfter, controlBefore, controlAfter } = counts;
	if (![treatedBefore, treatedAfter, controlBefore, controlAfter].some(Number.isFinite))
		return m.evaluate_counts_hidden();
	return m.evaluate_counts({
		treatedBefore: countOrHidden(treatedBefore),
		treatedAfter: countOrHidden(treatedAfter),
		controlBefore: countOrHidden(controlBefore),
		controlAfter: countOrHidden(controlAfter)
	});
}

/** The answer of one method in a sentence: what it found, or what it cannot rule out. */
export function headlineSentence(
	{ effects }: MethodResult,
	format: (value: number) => string
): string {
	const { estimate, lower, upper, p, unit } = effects[0];
	const ratio = unit === 'log-ratio';
	const shown = (value: number) => format(ratio ? relativeChange(value) : value);
	const parts = { estimate: shown(estimate), lower: shown(lower), upper: shown(upper) };
	if (!Number.isFinite(lower) || !Number.isFinite(upper)) return m.evaluate_found_no_range(parts);
	if (p >= 0.05) return m.evaluate_found_nothing(parts);
	return estimate < 0 ? m.evaluate_found_fall(parts) : m.evaluate_found_rise(parts);
}

/** The smallest change that a design finds four times in five; nothing where it is not known. */
export function powerSentence({ detectableChange }: MethodResult): string | null {
	return Number.isFinite(detectableChange)
		? m.evaluate_power({ share: formatShare(detectableChange) })
		: null;
}

/** One check of what a design assumes, in words. */
export function checkSentence({ check, holds }: AssumptionCheck): string | null {
	const sentences: Record<string, [yes: () => string, no: () => string]> = {
		'parallel-trends': [m.evaluate_check_parallel_yes, m.evaluate_check_parallel_no],
		'placebo-date': [m.evaluate_check_placebo_yes, m.evaluate_check_placebo_no],
		'leave-one-out': [m.evaluate_check_leave_yes, m.evaluate_check_leave_no],
		autocorrelation: [m.evaluate_check_serial_yes, m.evaluate_check_serial_no],
		'pre-period-fit': [m.evaluate_check_fit_yes, m.evaluate_check_fit_no]
	};
	if (holds === null || !sentences[check]) return null;
	return sentences[check][holds ? 0 : 1]();
}

/** What the reader must know before concluding anything. */
export function warningSentence(code: string): string {
	const sentences: Record<string, () => string> = {
		'recording-may-rise': m.evaluate_warning_recording,
		'span-cut-short': m.evaluate_warning_short,
		'few-cases': m.evaluate_warning_few,
		'controls-matched': m.evaluate_warning_matched,
		'partly-published': m.evaluate_warning_partly_published
	};
	return sentences[code]?.() ?? code;
}

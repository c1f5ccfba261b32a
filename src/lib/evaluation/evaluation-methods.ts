import type { EffectEstimate, MethodResult } from '$lib/model/evaluation';
import { seriesOf, type Panel } from '$lib/model/panel';
import { periodsPerYear } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { EvaluationMethod } from '$lib/model/settings/evaluate';
import { detectableFall } from './design-power';
import { differenceInDifferences } from './difference-in-differences';
import { interruptedSeries } from './interrupted-series';
import { beforeAfter, pooled, type Span } from './intervention-span';
import { syntheticControl } from './synthetic-control';
import { weightedDisplacementDifference } from './weighted-displacement-difference';

/** How much of the estimate an unseen change elsewhere would have to explain before the interval reaches zero. */
function unseenConfounder({ lower, upper }: EffectEstimate) {
	const needed = lower > 0 ? lower : upper < 0 ? upper : 0;
	return { check: 'unseen-confounder', estimate: needed, p: NaN, holds: null };
}

function needControls(controls: number[]): void {
	if (!controls.length)
		throw new InputError(
			'No areas to compare with were named, and none resembles the treated areas enough.',
			{},
			'no-controls'
		);
}

type Evaluate = (panel: Panel, span: Span) => Omit<MethodResult, 'method' | 'warnings'>;

const wdd: Evaluate = (panel, span) => {
	needControls(span.controls);
	const { displacement, displacementControls } = span;
	const both = displacement.length > 0 && displacementControls.length > 0;
	const treated = beforeAfter(panel, span.treated, span);
	const periods = { before: span.firstAfter - span.from, after: span.to - span.firstAfter };
	const effects = weightedDisplacementDifference({
		treated,
		control: beforeAfter(panel, span.controls, span),
		displacement: both ? beforeAfter(panel, displacement, span) : undefined,
		displacementControl: both ? beforeAfter(panel, displacementControls, span) : undefined,
		periods
	});
	const expected = (treated.before * periods.after) / periods.before;
	return {
		effects,
		checks: [unseenConfounder(effects[0])],
		detectableChange: expected > 0 ? (2.8 * effects[0].standardError) / expected : NaN
	};
};

const interrupted: Evaluate = (panel, span) => {
	const observed = pooled(panel, span.treated, span.from, span.to);
	const season = Math.round(periodsPerYear[panel.periods.step]);
	const firstAfter = span.firstAfter - span.from;
	const result = interruptedSeries({
		counts: observed,
		firstAfter,
		seasonLength: season > 60 ? 1 : season,
		firstPeriod: panel.periods.first + span.from
	});
	const autocorrelation = result.autocorrelation;
	return {
		effects: result.effects,
		checks: [
			{
				check: 'autocorrelation',
				estimate: autocorrelation,
				p: NaN,
				holds: Math.abs(autocorrelation) < 0.3
			},
			unseenConfounder(result.effects[0])
		],
		detectableChange: detectableFall(result.effects[0].standardError),
		series: { observed, expected: result.expected, firstAfter }
	};
};

const differences: Evaluate = (panel, span) => {
	needControls(span.controls);
	const firstAfter = span.firstAfter - span.from;
	const series = (areas: number[]) => pooled(panel, areas, span.from, span.to);
	const input = { treated: series(span.treated), control: series(span.controls), firstAfter };
	const result = differenceInDifferences(input);
	return {
		effects: [result.effect],
		checks: [
			result.parallelTrends,
			placeboDate(input),
			...leaveOneOut(panel, span),
			unseenConfounder(result.effect)
		].filter((check) => check !== null),
		detectableChange: detectableFall(result.effect.standardError),
		eventStudy: result.eventStudy
	};
};

/** The same comparison with the start put at the middle of the span before: nothing should be found. */
function placeboDate(input: { treated: Float64Array; control: Float64Array; firstAfter: number }) {
	const cut = (series: Float64Array) => series.subarray(0, input.firstAfter);
	try {
		const { effect } = differenceInDifferences({
			treated: cut(input.treated),
			control: cut(input.control),
			firstAfter: Math.floor(input.firstAfter / 2)
		});
		return {
			check: 'placebo-date',
			estimate: effect.estimate,
			p: effect.p,
			holds: effect.p > 0.05
		};
	} catch {
		return { check: 'placebo-date', estimate: NaN, p: NaN, holds: null };
	}
}

/** The estimate farthest from the whole's when one control area at a time is left out. */
function leaveOneOut(panel: Panel, span: Span) {
	if (span.controls.length < 2) return [];
	const firstAfter = span.firstAfter - span.from;
	const treated = pooled(panel, span.treated, span.from, span.to);
	const run = (controls: number[]) => {
		try {
			const control = pooled(panel, controls, span.from, span.to);
			return differenceInDifferences({ treated, control, firstAfter }).effect;
		} catch {
			return null;
		}
	};
	const whole = run(span.controls);
	if (!whole) return [];
	const others = span.controls.map((left) => run(span.controls.filter((area) => area !== left)));
	const far = others.reduce<EffectEstimate>(
		(worst, effect) =>
			effect &&
			Math.abs(effect.estimate - whole.estimate) > Math.abs(worst.estimate - whole.estimate)
				? effect
				: worst,
		whole
	);
	const same = others.every((effect) => !effect || effect.p < 0.05 === whole.p < 0.05);
	return [{ check: 'leave-one-out', estimate: far.estimate, p: far.p, holds: same }];
}

const synthetic: Evaluate = (panel, span) => {
	needControls(span.controls);
	const part = (area: number) => seriesOf(panel, area).slice(span.from, span.to);
	const share = 1 / span.treated.length;
	const treated = pooled(panel, span.treated, span.from, span.to).map((value) => value * share);
	const firstAfter = span.firstAfter - span.from;
	const result = syntheticControl({ treated, donors: span.controls.map(part), firstAfter });
	const level = treated.subarray(0, firstAfter).reduce((sum, value) => sum + value, 0) / firstAfter;
	return {
		effects: [result.effect],
		checks: [
			{
				check: 'pre-period-fit',
				estimate: result.errorBefore,
				p: NaN,
				holds: result.errorBefore < 0.5 * level
			},
			{ check: 'placebo-date', estimate: result.placeboInTime, p: NaN, holds: null },
			{
				check: 'leave-one-out',
				estimate: result.leaveOneOut[result.effect.estimate < 0 ? 1 : 0],
				p: NaN,
				holds: result.leaveOneOut[0] * result.leaveOneOut[1] > 0
			},
			unseenConfounder(result.effect)
		],
		detectableChange: (2.8 * result.effect.standardError) / level,
		series: { observed: treated, expected: result.expected, firstAfter },
		placebos: span.controls.map((area, d) => ({
			areaId: panel.areaIds[area],
			estimate: result.placeboEffects[d]
		})),
		weights: span.controls.map((area, d) => ({
			areaId: panel.areaIds[area],
			weight: result.weights[d]
		}))
	};
};

/** Each method on an intervention's span. Throws `InputError` where its needs are not met. */
export const evaluationMethods: Record<EvaluationMethod, Evaluate> = {
	wdd,
	'interrupted-series': interrupted,
	'difference-in-differences': differences,
	'synthetic-control': synthetic
};

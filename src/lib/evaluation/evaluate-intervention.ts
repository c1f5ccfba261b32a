import type { EffectEstimate, EvaluationResult, MethodResult } from '$lib/model/evaluation';
import type { Neighbours } from '$lib/model/neighbours';
import { seriesOf, type Panel } from '$lib/model/panel';
import { periodNumber, periodsPerYear } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { EvaluationMethod, Intervention } from '$lib/model/settings/evaluate';
import { detectableFall } from './design-power';
import { differenceInDifferences } from './difference-in-differences';
import { interruptedSeries } from './interrupted-series';
import { matchedControls } from './matched-controls';
import { syntheticControl } from './synthetic-control';
import {
	weightedDisplacementDifference,
	type BeforeAfter
} from './weighted-displacement-difference';

export interface EvaluateInput {
	panel: Panel;
	intervention: Intervention;
	methods: EvaluationMethod[];
	/** Who neighbours whom, to keep what moved next door out of matched controls; null where unknown. */
	neighbours: Neighbours | null;
}

/** Where an intervention lies in the panel: indices of areas, and of periods [from, firstAfter, to). */
interface Span {
	treated: number[];
	controls: number[];
	displacement: number[];
	displacementControls: number[];
	from: number;
	firstAfter: number;
	to: number;
}

function indicesOf(panel: Panel, names: string[], intervention: string): number[] {
	return names.map((name) => {
		const index = panel.areaIds.indexOf(name);
		const found = index >= 0 ? index : panel.areaNames.indexOf(name);
		if (found < 0)
			throw new InputError(
				`The intervention "${intervention}" names the area "${name}", which is none of the areas: use an area's id or its exact name.`,
				{ value: name },
				'unknown-area',
				{ intervention, area: name }
			);
		return found;
	});
}

/** The areas next to the treated ones. */
function ringOf(treated: number[], neighbours: Neighbours | null): number[] {
	if (!neighbours) return [];
	const { offsets, indices } = neighbours;
	const next = treated.flatMap((area) => [...indices.subarray(offsets[area], offsets[area + 1])]);
	return next.filter((area) => !treated.includes(area));
}

/** The span of an intervention within the panel; a span cut off by the panel's ends is told as such. */
function spanOf({ panel, intervention, neighbours }: EvaluateInput): Span {
	const { first, length, step } = panel.periods;
	const firstAfter = periodNumber(intervention.from, step) - first;
	const usable = length - panel.incompleteLast;
	const from = Math.max(0, firstAfter - intervention.beforePeriods);
	const to = Math.min(usable, firstAfter + intervention.afterPeriods);
	if (firstAfter <= 0 || firstAfter >= usable)
		throw new InputError(
			`The intervention "${intervention.name}" starts on ${intervention.from}, which leaves no whole period before or after it in the data.`,
			{ value: intervention.from },
			'outside-data',
			{ intervention: intervention.name }
		);
	const list = (names: string[]) => indicesOf(panel, names, intervention.name);
	const treated = list(intervention.areas);
	const displacement = list(intervention.displacement);
	const excluded = new Set([...treated, ...displacement, ...ringOf(treated, neighbours)]);
	const controls = intervention.controls.length
		? list(intervention.controls)
		: matchedControls(panel, treated, excluded, { from, firstAfter });
	const displacementControls = list(intervention.displacementControls);
	return { treated, controls, displacement, displacementControls, from, firstAfter, to };
}

/** Cases by period over some areas; NaN where none of them reported. */
function pooled(panel: Panel, areas: number[], from: number, to: number): Float64Array {
	const sum = new Float64Array(to - from).fill(NaN);
	for (const area of areas)
		seriesOf(panel, area)
			.subarray(from, to)
			.forEach((value, t) => {
				if (!Number.isNaN(value)) sum[t] = (Number.isNaN(sum[t]) ? 0 : sum[t]) + value;
			});
	return sum;
}

function beforeAfter(panel: Panel, areas: number[], { from, firstAfter, to }: Span): BeforeAfter {
	const total = (start: number, end: number) =>
		pooled(panel, areas, start, end).reduce((sum, value) => sum + (value || 0), 0);
	return { before: total(from, firstAfter), after: total(firstAfter, to) };
}

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
		weights: span.controls.map((area, d) => ({
			areaId: panel.areaIds[area],
			weight: result.weights[d]
		}))
	};
};

const methodsByName: Record<EvaluationMethod, Evaluate> = {
	wdd,
	'interrupted-series': interrupted,
	'difference-in-differences': differences,
	'synthetic-control': synthetic
};

/** What the reader must know: recording may rise with awareness, spans may be cut short, cases may be few. */
function warningsFor(panel: Panel, span: Span, intervention: Intervention): string[] {
	const treated = beforeAfter(panel, span.treated, span);
	const short =
		span.firstAfter - span.from < intervention.beforePeriods ||
		span.to - span.firstAfter < intervention.afterPeriods;
	return [
		'recording-may-rise',
		...(short ? ['span-cut-short'] : []),
		...(treated.before + treated.after < 20 ? ['few-cases'] : []),
		...(intervention.controls.length ? [] : ['controls-matched'])
	];
}

/**
 * What each method says of one intervention, on counts by area and period. A method whose needs are not
 * met is refused with its reason; the others still answer. Throws `InputError` where the intervention
 * names unknown areas or lies outside the data.
 */
export function evaluateIntervention(input: EvaluateInput): EvaluationResult {
	const span = spanOf(input);
	const warnings = warningsFor(input.panel, span, input.intervention);
	const treated = beforeAfter(input.panel, span.treated, span);
	const control = beforeAfter(input.panel, span.controls, span);
	const result: EvaluationResult = {
		intervention: input.intervention.name,
		counts: {
			treatedBefore: treated.before,
			treatedAfter: treated.after,
			controlBefore: control.before,
			controlAfter: control.after
		},
		controlIds: span.controls.map((area) => input.panel.areaIds[area]),
		results: [],
		refused: []
	};
	for (const method of input.methods) {
		try {
			result.results.push({ method, warnings, ...methodsByName[method](input.panel, span) });
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			result.refused.push({ method, reason: error.message });
		}
	}
	return result;
}

import type { Neighbours } from '$lib/model/neighbours';
import { seriesOf, type Panel } from '$lib/model/panel';
import { periodNumber } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { EvaluationMethod, Intervention } from '$lib/model/settings/evaluate';
import { matchedControls } from './matched-controls';
import type { BeforeAfter } from './weighted-displacement-difference';

export interface EvaluateInput {
	panel: Panel;
	intervention: Intervention;
	methods: EvaluationMethod[];
	/** Who neighbours whom, to keep what moved next door out of matched controls; null where unknown. */
	neighbours: Neighbours | null;
}

/** Where an intervention lies in the panel: indices of areas, and of periods [from, firstAfter, to). */
export interface Span {
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

/** Refuses an area that plays two parts: what is compared would be compared with itself. */
function refuseShared(
	panel: Panel,
	{ name }: Intervention,
	parts: Pick<Span, 'treated' | 'controls' | 'displacement' | 'displacementControls'>
): void {
	const seen = new Set<number>();
	for (const area of Object.values(parts).flatMap((part) => [...new Set(part)])) {
		if (seen.has(area))
			throw new InputError(
				`The intervention "${name}" names the area "${panel.areaNames[area]}" (${panel.areaIds[area]}) twice, as one where something was done and one to compare with, or as one of them and one next door: name it in one place only.`,
				{ value: panel.areaIds[area] },
				'area-in-two-parts',
				{ intervention: name, area: panel.areaNames[area] }
			);
		seen.add(area);
	}
}

/** The areas next to the treated ones. */
function ringOf(treated: number[], neighbours: Neighbours | null): number[] {
	if (!neighbours) return [];
	const { offsets, indices } = neighbours;
	const next = treated.flatMap((area) => [...indices.subarray(offsets[area], offsets[area + 1])]);
	return [...new Set(next)].filter((area) => !treated.includes(area)).sort((a, b) => a - b);
}

/** The span of an intervention within the panel; a span cut off by the panel's ends is told as such. */
export function spanOf({ panel, intervention, neighbours }: EvaluateInput): Span {
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
	const named = list(intervention.displacement);
	const ring = ringOf(treated, neighbours);
	const look = intervention.ring && !named.length;
	const displacement = look
		? ring.filter((area) => !list(intervention.controls).includes(area))
		: named;
	const excluded = new Set([...treated, ...displacement, ...ring]);
	const controls = intervention.controls.length
		? list(intervention.controls)
		: matchedControls(panel, treated, excluded, { from, firstAfter });
	const taken = new Set([...excluded, ...controls]);
	const displacementControls =
		look && !intervention.displacementControls.length
			? ringOf(controls, neighbours).filter((area) => !taken.has(area))
			: list(intervention.displacementControls);
	refuseShared(panel, intervention, { treated, controls, displacement, displacementControls });
	return { treated, controls, displacement, displacementControls, from, firstAfter, to };
}

/** Cases by period over some areas; NaN where none of them reported. */
export function pooled(panel: Panel, areas: number[], from: number, to: number): Float64Array {
	const sum = new Float64Array(to - from).fill(NaN);
	for (const area of areas)
		seriesOf(panel, area)
			.subarray(from, to)
			.forEach((value, t) => {
				if (!Number.isNaN(value)) sum[t] = (Number.isNaN(sum[t]) ? 0 : sum[t]) + value;
			});
	return sum;
}

/** Cases before and after in some areas; periods not reported add nothing. */
export function beforeAfter(
	panel: Panel,
	areas: number[],
	{ from, firstAfter, to }: Span
): BeforeAfter {
	const total = (start: number, end: number) =>
		pooled(panel, areas, start, end).reduce((sum, value) => sum + (value || 0), 0);
	return { before: total(from, firstAfter), after: total(firstAfter, to) };
}

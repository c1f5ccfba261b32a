import { m } from '$lib/messages/compiled/messages';
import {
	chainSteps,
	waitBands,
	type ChainStep,
	type ChainTable,
	type DetectionRates,
	type ShownGap,
	type SourceQuality,
	type TargetResult,
	type WaitTable
} from '$lib/model/indicators';
import { columnLabel } from './column-label';
import { formatCount, formatDay, formatRate, formatShare, NO_VALUE } from './format';

/** What a step of the chain is called. */
export function stepName(step: ChainStep): string {
	const names: Record<ChainStep, () => string> = {
		identified: m.indicators_step_identified,
		referred: m.indicators_step_referred,
		supported: m.indicators_step_supported,
		investigated: m.indicators_step_investigated,
		prosecuted: m.indicators_step_prosecuted,
		convicted: m.indicators_step_convicted
	};
	return names[step]();
}

/** One step of one cell of the chain. */
export interface ChainCell {
	step: ChainStep;
	reached: number;
	share: number;
	lower: number;
	upper: number;
}

/** The steps of one area (row) and stretch (column) of a chain. */
export function chainCells(
	{ steps, columns }: ChainTable,
	row: number,
	column: number
): ChainCell[] {
	const cell = row * columns + column;
	return steps.map(({ counts, share, lower, upper }, s) => ({
		step: chainSteps[s],
		reached: counts[cell],
		share: share[cell],
		lower: lower[cell],
		upper: upper[cell]
	}));
}

/** How far cases came, and where most were lost: a sentence or two. */
export function chainSentences(cells: ChainCell[]): string[] {
	const [first] = cells;
	if (!(first.reached >= 0)) return [m.indicators_chain_hidden()];
	const identified = formatCount(first.reached);
	const last = cells[cells.length - 1];
	const known = cells.length > 1 && last.reached >= 0 && first.reached > 0;
	const losses = cells.slice(1).filter(({ share }) => Number.isFinite(share));
	const worst = losses.reduce<ChainCell | null>(
		(least, cell) => (!least || cell.share < least.share ? cell : least),
		null
	);
	return [
		known
			? m.indicators_chain_sentence({
					identified,
					convicted: formatCount(last.reached),
					share: formatShare(last.reached / first.reached, 1)
				})
			: m.indicators_chain_first({ identified }),
		...(worst
			? [
					m.indicators_chain_loss({
						from: stepName(chainSteps[chainSteps.indexOf(worst.step) - 1]),
						to: stepName(worst.step),
						share: formatShare(worst.share)
					})
				]
			: [])
	];
}

/** A band of waiting times in words. */
export function bandName(band: number): string {
	const from = waitBands[band];
	const next = waitBands[band + 1];
	if (next === undefined) return m.indicators_months_open({ months: formatCount(from) });
	if (next === 1) return m.indicators_months_zero();
	return next - from === 1
		? m.indicators_band_one({ count: from })
		: m.indicators_band({ from: formatCount(from), to: formatCount(next - 1) });
}

/** The band that half of the cases have reached, counted from either end, as far as bands are shown. */
function medianBand(counts: Float64Array, known: number): number | null {
	if (!(known > 0)) return null;
	for (const upwards of [true, false]) {
		let sum = 0;
		for (let i = 0; i < counts.length; i++) {
			const band = upwards ? i : counts.length - 1 - i;
			sum += counts[band];
			if (Number.isNaN(sum)) break;
			if (sum >= known / 2) return band;
		}
	}
	return null;
}

/** How long cases took from one step to the next, in a sentence. */
export function waitSentence({ from, to, counts, known, withinThree }: WaitTable): string {
	const names = { from: stepName(from), to: stepName(to) };
	const median = medianBand(counts, known[0]);
	if (median === null) return m.indicators_wait_hidden(names);
	const next = waitBands[median + 1];
	return m.indicators_wait_sentence({
		...names,
		known: formatCount(known[0]),
		median:
			median === 0
				? m.indicators_months_zero()
				: next === undefined
					? m.indicators_months_open({ months: formatCount(waitBands[median]) })
					: m.indicators_months_under({ months: formatCount(next) }),
		within: formatShare(withinThree[0] / known[0])
	});
}

/** The newest rate per 100,000 residents beside that of the year before. */
export function detectionSentence({ years, all }: DetectionRates): string {
	const last = years.length - 1;
	return m.indicators_detection_sentence({
		rate: formatRate(all[last]),
		year: years[last],
		before: last > 0 ? formatRate(all[last - 1]) : NO_VALUE
	});
}

/** Whether a target is met, in words. No colour says it. */
export function statusWord(status: TargetResult['status']): string {
	const words: Record<TargetResult['status'], () => string> = {
		'on-course': m.indicators_status_on_course,
		behind: m.indicators_status_behind,
		'cannot-say': m.indicators_status_cannot_say,
		'too-few': m.indicators_status_too_few,
		hidden: m.indicators_status_hidden
	};
	return words[status]();
}

/** A target, how far it is, and how much of its time the data cover. */
export function targetSentence(target: TargetResult): string {
	return m.indicators_target_sentence({
		name: target.areaName ? `${target.name} (${target.areaName})` : target.name,
		status: statusWord(target.status),
		soFar: Number.isNaN(target.soFar) ? NO_VALUE : formatCount(target.soFar),
		aim:
			target.direction === 'at-least'
				? m.indicators_target_at_least()
				: m.indicators_target_at_most(),
		target: formatCount(target.target),
		to: formatDay(target.to),
		elapsed: formatShare(target.elapsed)
	});
}

/** A silence in a sentence. */
export function gapSentence({ source, from, to, when }: ShownGap): string {
	if (when === 'within') return m.indicators_gap_within({ source, from, to });
	return when === 'since-last'
		? m.indicators_gap_since({ source, from })
		: m.indicators_gap_before({ source, to });
}

/** What a column of the quality table asks. */
export function qualityColumn(id: string): string {
	const known: Record<string, () => string> = {
		undated: m.indicators_quality_undated,
		unplaced: m.indicators_quality_unplaced,
		late: m.indicators_quality_late
	};
	return Object.hasOwn(known, id) ? known[id]() : columnLabel(id);
}

/** A share of the quality table, or why there is none. */
export function qualityShare(share: number): string {
	if (share < 0) return NO_VALUE;
	return Number.isNaN(share) ? m.indicators_quality_untold() : formatShare(share, 1);
}

/** What a row of the quality table is called. */
export function qualitySource({ source, all }: Pick<SourceQuality, 'source' | 'all'>): string {
	return all ? m.indicators_quality_all() : (source ?? m.indicators_source_missing());
}

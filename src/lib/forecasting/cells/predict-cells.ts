import type { PredictInput, PredictResult } from '$lib/model/predict';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import { cellModels } from './models';
import { rankCells, shareScores } from './share-scores';
import { groundOf, weightedCounts, type Past } from './surfaces';

/** Windows of the training days on which models are compared. */
const TRIALS = 3;

/**
 * Foretells where events of the held-out days fall. The model is the one with the best mean hit rate
 * on the last stretches of the training days, each as long as the held-out one; ranking by past
 * counts is used unless another does better. Throws `InputError` without events to learn from, for an
 * unknown model, or when nothing lies between the two days.
 */
export function predictCells(
	input: PredictInput,
	report: (progress: Progress) => void = () => {}
): PredictResult {
	const { events, trainTo, testTo, shares } = input;
	const days = testTo - trainTo;
	if (days < 1) throw new InputError('"testTo" must be later than "trainTo".');
	const names = namesOf(input.models);
	const ground = groundOf(input.centres, input.cellSizeMetres);
	const train: Past = { events, until: trainTo, days };
	const known = weightedCounts(ground, train, () => 1);
	if (!known.some((count) => count > 0))
		throw new InputError(
			'No event with coordinates lies on or before "trainTo", so there is nothing to learn from.'
		);
	const first = events.day.reduce((least, day) => Math.min(least, day), trainTo);
	const trials: Past[] = [];
	for (let i = 1; i <= TRIALS; i++) {
		const until = trainTo - i * days;
		if (until - first >= days) trials.push({ events, until, days });
	}
	const held = eventsBetween(input, trainTo, testTo, ground.cells);
	const surfaces = names.map((name, m) => {
		const scores = trials.map((past) => {
			const order = rankCells(cellModels[name](ground, past));
			const came = eventsBetween(input, past.until, past.until + days, ground.cells);
			const rates = shareScores(order, came, shares).map((score) => score.hitRate);
			return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
		});
		const usable = scores.filter((score) => !Number.isNaN(score));
		const surface = cellModels[name](ground, train);
		report({ share: (m + 1) / names.length, step: 'fit' });
		return {
			name,
			surface,
			trial: usable.length ? usable.reduce((a, b) => a + b, 0) / usable.length : NaN,
			held: shareScores(rankCells(surface), held, shares)
		};
	});
	const used = surfaces.reduce((best, next) => (next.trial > best.trial ? next : best));
	const order = rankCells(used.surface);
	const rank = new Int32Array(ground.cells);
	order.forEach((cell, place) => (rank[cell] = place + 1));
	return {
		chosen: used.name,
		pastCountsUsed: used.name === 'past-counts',
		expected: expectedEvents(used.surface, known, Math.max(1, trainTo - first + 1), days),
		rank,
		models: surfaces.map(({ name, trial, held: scores }) => ({ name, trial, held: scores })),
		heldOut: held.reduce((sum, value) => sum + value, 0)
	};
}

function namesOf(models: PredictInput['models']): string[] {
	const known = Object.keys(cellModels);
	if (models === 'auto') return known;
	const unknown = models.find((name) => !known.includes(name));
	if (unknown !== undefined)
		throw new InputError(
			`There is no model "${unknown}" of next places; choose among ${known.join(', ')}.`,
			{ value: unknown }
		);
	return known.filter((name) => name === 'past-counts' || models.includes(name));
}

function eventsBetween(
	{ events }: PredictInput,
	after: number,
	until: number,
	cells: number
): Float64Array {
	const sums = new Float64Array(cells);
	for (let i = 0; i < events.cell.length; i++)
		if (events.cell[i] >= 0 && events.day[i] > after && events.day[i] <= until)
			sums[events.cell[i]] += events.count[i];
	return sums;
}

/** Scores scaled to the events that the mean rate of the training days makes of so many days. */
function expectedEvents(
	surface: Float64Array,
	known: Float64Array,
	trainDays: number,
	days: number
): Float64Array {
	const past = known.reduce((sum, value) => sum + value, 0);
	const total = surface.reduce((sum, value) => sum + value, 0);
	return surface.map((value) => (total > 0 ? (value / total) * past * (days / trainDays) : 0));
}

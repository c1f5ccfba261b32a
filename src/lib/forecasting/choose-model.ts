import type { ChoiceReason } from '$lib/model/forecast';
import type { BackTest } from './back-test';

/** A single model is preferred to the ensemble only when it was better by more than this share … */
const MARGIN = 0.05;
/** … and at this share of the origins: one good moment is not evidence. */
const OFTEN = 0.75;
/** … of which there are so many: few years say little of which model is best. */
const LEAST_ORIGINS = 8;

type Scored = Pick<BackTest, 'scores' | 'byOrigin'>;

/**
 * The model to use by its back-test: the ensemble, unless a single model was clearly and steadily
 * better; and the best naive one where the ensemble did not beat it.
 */
export function chooseModel(tests: Scored[]): { chosen: string; reason: ChoiceReason } {
	if (tests.length === 1) return { chosen: tests[0].scores.name, reason: 'asked-for' };
	const ensemble = tests.find(({ scores }) => scores.name === 'ensemble');
	const scored = tests.filter(({ scores }) => Number.isFinite(scores.crps));
	const top = best(scored);
	if (!top || !ensemble)
		return { chosen: (ensemble ?? tests[0]).scores.name, reason: 'no-back-test' };
	const naive = best(scored.filter(({ scores }) => scores.naive));
	const clever = best(
		scored.filter(
			(test) => !test.scores.naive && (test === ensemble || clearlyBetter(test, ensemble))
		)
	);
	if (naive && (!clever || naive.scores.crps <= clever.scores.crps))
		return { chosen: naive.scores.name, reason: 'naive-not-beaten' };
	return { chosen: (clever ?? ensemble).scores.name, reason: 'best' };
}

function best(tests: Scored[]): Scored | null {
	return tests.reduce<Scored | null>((a, b) => (a && a.scores.crps <= b.scores.crps ? a : b), null);
}

function clearlyBetter(test: Scored, ensemble: Scored): boolean {
	const origins = test.byOrigin.length;
	const wins = test.byOrigin.filter((crps, k) => crps < ensemble.byOrigin[k]).length;
	return (
		test.scores.crps < ensemble.scores.crps * (1 - MARGIN) &&
		origins >= LEAST_ORIGINS &&
		wins >= OFTEN * origins
	);
}

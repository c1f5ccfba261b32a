import type { ChoiceReason } from '$lib/model/forecast';
import type { BackTest } from './back-test';
import { standings } from './standings';

/** A single model is preferred to the ensemble only when it was better by more than this share … */
const MARGIN = 0.05;
/** … and at this share of the origins: one good moment is not evidence. */
const OFTEN = 0.75;
/** … of which there are so many: few years say little of which model is best. */
const LEAST_ORIGINS = 8;
/** A model gives way where its mean CRPS, as the table shows it, is above so many times the best naive one's … */
const NOT_WORSE = 1.02;
/** … and another that holds this stands at most so many times as high. */
const NEAR = 1.05;

type Scored = Pick<BackTest, 'scores' | 'byOrigin'>;
/** With how it stands: lower is better. */
type Ranked = Scored & { standing: number };

/**
 * The model to use by its back-test: the ensemble, unless a single model was clearly and steadily
 * better; the best naive one where the ensemble did not beat it; and where the mean CRPS of a model
 * that did is above a naive one's, the next that is not, if one stands nearly as well. `kept` is the
 * weight of an origin's scores that is left at the next one (see `standings`).
 */
export function chooseModel(tests: Scored[], kept = 1): { chosen: string; reason: ChoiceReason } {
	if (tests.length === 1) return { chosen: tests[0].scores.name, reason: 'asked-for' };
	const values = standings(tests, kept);
	const ranked = tests.map((test, i): Ranked => ({ ...test, standing: values[i] }));
	const ensemble = ranked.find(({ scores }) => scores.name === 'ensemble');
	const scored = ranked.filter(({ standing }) => Number.isFinite(standing));
	const top = best(scored);
	if (!top || !ensemble)
		return { chosen: (ensemble ?? tests[0]).scores.name, reason: 'no-back-test' };
	const naive = best(mostHeld(scored.filter(({ scores }) => scores.naive)));
	const clever = best(
		scored.filter(
			(test) => !test.scores.naive && (test === ensemble || clearlyBetter(test, ensemble))
		)
	);
	if (naive && (!clever || naive.standing <= clever.standing))
		return { chosen: naive.scores.name, reason: 'naive-not-beaten' };
	const asItStands = clever ?? ensemble;
	const held = notWorse(asItStands, scored);
	const reason = held.scores.naive
		? 'naive-not-beaten'
		: held === asItStands
			? 'best'
			: 'not-worse';
	return { chosen: held.scores.name, reason };
}

/** The choice, or where its mean CRPS is worse than a naive one's, the best that is not and stands nearly as well. */
function notWorse(choice: Ranked, scored: Ranked[]): Ranked {
	const naive = scored.filter(({ scores }) => scores.naive).map(({ scores }) => scores.crps);
	const holds = ({ scores }: Ranked) => !(scores.crps > NOT_WORSE * Math.min(...naive));
	if (holds(choice)) return choice;
	const near = scored.filter((test) => holds(test) && test.standing <= NEAR * choice.standing);
	return best(near) ?? choice;
}

/** The historical mean first: where naive forecasts did alike, as on zeros, no single period shall decide. */
const mostHeld = (tests: Ranked[]) =>
	tests.toSorted(
		(a, b) =>
			Number(b.scores.name === 'historical-mean') - Number(a.scores.name === 'historical-mean')
	);

function best(tests: Ranked[]): Ranked | null {
	return tests.reduce<Ranked | null>((a, b) => (a && a.standing <= b.standing ? a : b), null);
}

function clearlyBetter(test: Ranked, ensemble: Ranked): boolean {
	const origins = test.byOrigin.length;
	const wins = test.byOrigin.filter((crps, k) => crps < ensemble.byOrigin[k]).length;
	return (
		test.standing < ensemble.standing * (1 - MARGIN) &&
		origins >= LEAST_ORIGINS &&
		wins >= OFTEN * origins
	);
}

import { createRandom, type Random } from '../../src/lib/numeric/random';
import { FIRST_YEAR, MONTHS } from './plan';

/** How a recorded case goes on, a share for each step of those at the step before, and its usual months. */
export const followUpShares = {
	/** Of those identified in the first year; it grows by `referredGrowth` a year. */
	referred: 0.56,
	referredGrowth: 0.02,
	/** Where fewer are referred than elsewhere. */
	slowState: 'Texas',
	slowFactor: 0.7,
	supported: 0.82,
	investigated: 0.52,
	prosecuted: 0.44,
	convicted: 0.55
} as const;

/** Usual months from one step to the next; times vary as exponential ones do. */
const usualMonths = {
	referred: 1.2,
	supported: 0.8,
	investigated: 3,
	prosecuted: 7,
	convicted: 11
};

type Later = keyof typeof usualMonths;
const laterSteps = Object.keys(usualMonths) as Later[];

export const followUpColumns = 'furthest_step,referred,investigated,convicted';

/** What is known of a case: its month of report, its form and its state. */
export interface FollowedCase {
	reported: number;
	form: string;
	state: string;
}

/** The stream of all follow-ups, apart from those of the other columns. */
export const followUpRandom = (seed: number): Random => createRandom(seed, 11);

/**
 * Draws how far a case came by the last month, and when. A case whose next step lies after the data's
 * end stands at the step before: young cases have come less far.
 */
export function drawFollowUp(of: FollowedCase, random: Random): string {
	const months: Partial<Record<Later, number>> = {};
	let furthest: string = 'identified';
	let month = of.reported;
	for (const step of laterSteps) {
		// Both numbers are drawn whatever comes of them, so that every case takes as many.
		const goesOn = random.uniform() < shareOf(step, of);
		const wait = -Math.log(1 - random.uniform()) * usualMonths[step];
		month += Math.floor(wait);
		if (!goesOn || month >= MONTHS) break;
		months[step] = month;
		furthest = step;
	}
	const named = (at: number | undefined) => (at === undefined ? '' : monthName(at));
	return [
		furthest,
		named(months.referred),
		named(months.investigated),
		named(months.convicted)
	].join(',');
}

function shareOf(step: Later, { reported, form, state }: FollowedCase): number {
	const { referred, referredGrowth, slowState, slowFactor } = followUpShares;
	if (step === 'referred')
		return (
			(referred + referredGrowth * Math.floor(reported / 12)) *
			(state === slowState ? slowFactor : 1)
		);
	const labour = form === 'forced labour' && step === 'prosecuted';
	return followUpShares[step] * (labour ? 0.6 : 1);
}

function monthName(month: number): string {
	return `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

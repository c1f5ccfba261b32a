import type { TargetStatus } from '$lib/model/indicators';
import { poissonInterval } from '$lib/numeric/poisson-interval';

export interface Target {
	/** The count to be reached by the end of the whole span. */
	target: number;
	/** Whether more is the aim (people supported) or less (time waited). */
	direction: 'at-least' | 'at-most';
	/** What has been counted so far. */
	soFar: number;
	/** Share of the span that has passed, above 0 to 1. */
	elapsed: number;
}

/**
 * Whether a target is on course at the pace so far: the interval of the pace, a Poisson count carried on
 * to the end of the span, against the target. `too-few` below ten counted and ten expected.
 */
export function targetStatus(
	{ target, direction, soFar, elapsed }: Target,
	level = 0.2
): TargetStatus {
	if (soFar < 10 && target * elapsed < 10) return 'too-few';
	const { lower, upper } = poissonInterval(soFar, 1 - level);
	const [low, high] = [lower / elapsed, upper / elapsed];
	if (direction === 'at-least') {
		if (soFar >= target || low >= target) return 'on-course';
		return high < target ? 'behind' : 'cannot-say';
	}
	if (soFar > target || low > target) return 'behind';
	return high <= target ? 'on-course' : 'cannot-say';
}

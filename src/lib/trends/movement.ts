import type { Periods } from '$lib/model/period';
import type { ChangePoint, SharedSpread } from '$lib/model/trends';
import { trendOf, type AreaTrend } from './area-trend';
import { changePoints } from './change-points';
import { levelChange } from './level-change';
import { withoutOutlier } from './outlying-period';
import { expectedShape, poissonTrend, type PoissonTrend } from './poisson-trend';

/** Which way one area's rate moved, by a line or by one lasting change of level. */
export interface Movement {
	/** Two-sided; NaN where nothing could be fitted. */
	p: number;
	isUp: boolean;
	/** The change of level, where it describes the series better than the line. */
	change: ChangePoint | null;
	/** All changes of level. */
	changes: ChangePoint[];
}

/** What a movement is read from: the whole periods of one area, and what other areas say of its spread. */
export interface MovementInput {
	counts: Float64Array;
	population: Float64Array | null;
	periods: Periods;
	spread: SharedSpread | null;
	/** A p-value above this one is told as it is. */
	level: number;
}

/**
 * The movement of an area. None may hang on one period: where one stands out from the others, the
 * p-value is that of the series without it if that is the higher one, and 1 if it moves the other way.
 */
export function movementOf(input: MovementInput, source: PoissonTrend, trend: AreaTrend): Movement {
	const changes = changePoints(input.counts, expectedShape(source, input.population));
	const movement = lineOrLevel(input, source, trend, changes);
	const rest =
		movement.p <= input.level &&
		withoutOutlier(source, (counts) => poissonTrend(counts, input.population, input.periods));
	if (!rest) return { ...movement, changes };
	const others = { ...input, counts: rest.counts };
	const other = lineOrLevel(others, rest.trend, trendOf(rest.trend, input), changes);
	const agrees = other.isUp === movement.isUp && !Number.isNaN(other.p);
	return { ...movement, p: agrees ? Math.max(movement.p, other.p) : 1, changes };
}

/** The lower p-value of a line and of the best of these changes of level. */
function lineOrLevel(
	{ counts, population, spread }: MovementInput,
	source: PoissonTrend,
	trend: AreaTrend,
	changes: ChangePoint[]
): Omit<Movement, 'changes'> {
	const level = levelChange(counts, expectedShape(source, population), changes, spread);
	const p = level && !(level.p >= trend.p) ? level.p : trend.p;
	const change = level && !(level.placed >= trend.p) ? level.change : null;
	return { p, isUp: change ? change.ratio > 1 : trend.slope > 0, change };
}

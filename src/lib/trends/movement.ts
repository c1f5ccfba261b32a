import type { Periods } from '$lib/model/period';
import type { ChangePoint, SharedSpread } from '$lib/model/trends';
import { trendOf, type AreaTrend } from './area-trend';
import { changePointOptions, changePoints } from './change-points';
import { levelChange } from './level-change';
import { expectedShape, poissonTrend, type PoissonTrend } from './poisson-trend';
import { withoutSpikes } from './spikes';

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
	/** Of intervals. */
	level: number;
}

/**
 * The movement of an area, read without its spikes: no direction hangs on single periods, and none is
 * hidden by them. Where the line without them goes another way than that of all periods, nothing is said.
 */
export function movementOf(input: MovementInput, source: PoissonTrend, trend: AreaTrend): Movement {
	const options = changePointOptions(input.periods.step);
	const changes = changePoints(input.counts, expectedShape(source, input.population), options);
	const rest = withoutSpikes(
		source,
		(counts) => poissonTrend(counts, input.population, input.periods),
		options.minimumLength
	);
	if (!rest) return { ...lineOrLevel(input, source, trend, changes), changes };
	const others = { ...input, counts: rest.counts };
	const levels = changePoints(rest.counts, expectedShape(rest.trend, input.population), options);
	const movement = lineOrLevel(others, rest.trend, trendOf(rest.trend, input), levels);
	const agrees = movement.change !== null || movement.isUp === trend.slope > 0;
	const p = agrees && !Number.isNaN(movement.p) ? movement.p : 1;
	return { ...movement, p, changes };
}

/** The lower p-value of a line and of the best of these changes of level. */
function lineOrLevel(
	{ counts, population, periods, spread }: MovementInput,
	source: PoissonTrend,
	trend: AreaTrend,
	changes: ChangePoint[]
): Omit<Movement, 'changes'> {
	const { minimumLength } = changePointOptions(periods.step);
	const shape = expectedShape(source, population);
	const level = levelChange(counts, shape, changes, spread, minimumLength);
	const p = level && !(level.p >= trend.p) ? level.p : trend.p;
	const change = level && !(level.placed >= trend.p) ? level.change : null;
	return { p, isUp: change ? change.ratio > 1 : trend.slope > 0, change };
}

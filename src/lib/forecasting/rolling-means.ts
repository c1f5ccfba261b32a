import type { Neighbours } from '$lib/model/neighbours';
import { seasonalShape } from './seasonal-shape';
import { fillMissing, type Candidate, type Training } from './training';

/** What the models are tried on. */
export interface RollingInput {
	/** Area-major, `length` whole periods an area; NaN where missing. */
	counts: Float64Array;
	areas: number;
	length: number;
	season: number;
	perYear: number;
	horizon: number;
	neighbours: Neighbours | null;
}

/** Expectations of every model from every origin. */
export interface RollingMeans {
	/** How many periods were known at each origin, ascending; the last is all of them. */
	origins: number[];
	/** By origin and model: areas × horizon, area-major. */
	means: Float64Array[][];
}

/** With a season, so many earlier origins a quarter of it apart: what begins or ends at one time of the year is then seen in more than one. */
const EARLIER = 8;

/**
 * The origins to try: `count` of them, evenly spaced back from the last period but one, with a season
 * some earlier ones further apart, then the whole series. None is before what the models need.
 */
export function chooseOrigins(length: number, season: number, count: number): number[] {
	const least = Math.max(3, Math.min(season > 1 ? 2 * season + 1 : 4, Math.floor(length / 2)));
	const room = length - 1 - least;
	const spacing = Math.max(1, Math.min(Math.floor(room / count), Math.round(season / 13)));
	const origins: number[] = [];
	for (let i = 0; i < count; i++) {
		const origin = length - 1 - i * spacing;
		if (origin < least || origin < 1) break;
		origins.unshift(origin);
	}
	const gap = Math.max(1, Math.round(season / 4));
	if (season > 1)
		for (let i = 0; i < EARLIER && origins[0] - gap >= least; i++)
			origins.unshift(origins[0] - gap);
	return [...origins, length];
}

/** Runs every model from every origin, keeping starting values between them. */
export function rollingMeans(
	input: RollingInput,
	origins: number[],
	models: Candidate[],
	report: (share: number) => void = () => {}
): RollingMeans {
	const filled = fillMissing(input.counts, input.length);
	const warm = models.map((): Record<string, Float64Array> => ({}));
	const means = origins.map((end, k) => {
		const known: Omit<Training, 'shape'> = { ...input, filled, end };
		const training: Training = { ...known, shape: seasonalShape(known) };
		return models.map((model, m) => {
			const forecast = model(training, input.horizon, warm[m]);
			report((k + (m + 1) / models.length) / origins.length);
			return forecast;
		});
	});
	return { origins, means };
}

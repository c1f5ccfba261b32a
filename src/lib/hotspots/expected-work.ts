import type { ScanSettings } from '$lib/model/settings/scan';

/**
 * How long methods take, fitted to `npm run bench hotspots` (milliseconds on one core of 2023). They
 * tell a reader whether to wait or to fetch a coffee: right within a factor of two or three.
 */
const PERMUTATION_MS = 2.5e-6;
const CUBE_CELL_MS = 4e-3;
const CIRCLE_MS = 4e-4;
const CIRCLE_REPLICATE_MS = { space: 1e-6, prospective: 4e-7, 'space-time': 4e-5 } as const;

/** Local statistics: a deal is shared by all areas, so permutations cost little. */
export function localMilliseconds(areas: number, permutations: number): number {
	return 30 + areas * 2e-3 + areas * permutations * PERMUTATION_MS;
}

/** Emerging hot spots: one pass over the cube, and more for each earlier period looked at. */
export function emergingMilliseconds(areas: number, periods: number, lags: number): number {
	return 50 + areas * periods * (1 + lags) * CUBE_CELL_MS;
}

/**
 * The scan: circles grow with the square of the areas, windows with the periods (prospective) or their
 * square (all stretches), and every replicate goes through all of them.
 */
export function scanMilliseconds(
	areas: number,
	periods: number,
	{ kind, maxPopulationShare, maxPeriods, replicates }: ScanSettings
): number {
	const circles = areas * areas * maxPopulationShare * 1.3;
	const longest = Math.max(1, maxPeriods ?? Math.floor(periods / 2));
	const windows = kind === 'space' ? 1 : kind === 'prospective' ? longest : periods;
	return 200 + circles * windows * (CIRCLE_MS + replicates * CIRCLE_REPLICATE_MS[kind]);
}

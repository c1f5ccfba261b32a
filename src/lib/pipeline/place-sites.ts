import type { Areas } from '$lib/model/areas';
import type { PlanResult } from '$lib/model/planning';
import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { InputError } from '$lib/model/problem';
import type { SitesSettings } from '$lib/model/settings/plan';
import type { Context } from './context';
import { areasNamed } from './plan/areas-named';
import { straightDistances, travelDistances } from './plan/travel-distances';

/**
 * Chooses the areas whose centres should hold a site, for the need by area; distances as the crow flies
 * or from the project's file of travel.
 */
export async function placeSites(
	settings: SitesSettings,
	areas: Areas,
	need: Float64Array,
	context: Context
): Promise<NonNullable<PlanResult['sites']>> {
	const existing = settings.existing.length
		? areasNamed(settings.existing, areas, 'existing sites')
		: new Int32Array(0);
	const free = settings.areas
		? areasNamed(settings.areas, areas, 'sites')
		: Int32Array.from(need.keys())
				.sort((a, b) => need[b] - need[a] || a - b)
				.slice(0, settings.candidates);
	const candidates = [...new Set([...existing, ...free])];
	const distances = settings.travel
		? await travelDistances(settings.travel, areas, candidates, context)
		: straightDistances(areas, candidates);
	if (settings.objective !== 'max-covering') requireWays(distances, candidates, need, areas);
	const unit = settings.travel?.unit ?? 'kilometres';
	const reach = unit === 'minutes' ? (settings.reachMinutes ?? 60) : settings.reachKilometres;
	const problem: SiteProblem = {
		objective: settings.objective,
		distances,
		candidates: candidates.length,
		demand: need,
		count: settings.count,
		existing: Uint8Array.from(candidates, (_, c) => (c < existing.length ? 1 : 0)),
		capacity: settings.capacity
			? new Float64Array(candidates.length).fill(settings.capacity)
			: null,
		reach
	};
	const plan = await context.runner.run('place-sites', problem, context);
	return {
		open: Array.from(plan.open, (candidate) => areas.ids[candidates[candidate]]),
		assigned: Array.from(plan.assigned, (candidate) =>
			candidate < 0 ? null : areas.ids[candidates[candidate]]
		),
		kind: settings.objective,
		existing: Array.from(existing, (area) => areas.ids[area]),
		unit,
		reach,
		bands: bandsOf(problem, plan, settings.bands ?? [reach / 2, reach, 2 * reach]),
		objective: plan.objective,
		bound: plan.bound,
		gap: plan.gap
	};
}

/** The share of the need whose nearest open site lies within each band. */
function bandsOf({ demand, distances }: SiteProblem, { open }: SitePlan, bands: number[]) {
	const total = demand.reduce((sum, value) => sum + value, 0);
	const nearest = Float64Array.from(demand, (_, place) =>
		Math.min(...Array.from(open, (site) => distances[site * demand.length + place]))
	);
	return [...bands]
		.sort((a, b) => a - b)
		.map((upTo) => ({
			upTo,
			share:
				demand.reduce((sum, need, place) => sum + (nearest[place] <= upTo ? need : 0), 0) / total
		}));
}

/** The p-median and the p-centre serve everybody: every area with need must be known from every candidate. */
function requireWays(
	distances: Float64Array,
	candidates: number[],
	need: Float64Array,
	areas: Areas
): void {
	const missing = distances.findIndex(
		(value, i) => !Number.isFinite(value) && need[i % need.length] > 0
	);
	if (missing < 0) return;
	const from = areas.names[candidates[Math.floor(missing / need.length)]];
	const to = areas.names[missing % need.length];
	throw new InputError(
		`The file of travel has no way from ${JSON.stringify(from)} to ${JSON.stringify(to)}; the least distance on average and the least farthest need one for every pair, most need within reach does not.`,
		{},
		'travel-missing',
		{ from, to }
	);
}

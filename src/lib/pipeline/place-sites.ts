import type { Areas } from '$lib/model/areas';
import type { PlanResult, SiteProblem } from '$lib/model/planning';
import type { SitesSettings } from '$lib/model/settings/plan';
import { haversineMetres } from '$lib/spatial/great-circle';
import type { Context } from './context';
import { areasNamed } from './plan/areas-named';

/** Chooses the areas whose centres should hold a site, for the need by area; distances as the crow flies. */
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
	const distances = new Float64Array(candidates.length * need.length);
	const { centres } = areas;
	candidates.forEach((site, c) => {
		for (let area = 0; area < need.length; area++)
			distances[c * need.length + area] =
				haversineMetres(
					centres[2 * site],
					centres[2 * site + 1],
					centres[2 * area],
					centres[2 * area + 1]
				) / 1000;
	});
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
		reach: settings.reachKilometres
	};
	const plan = await context.runner.run('place-sites', problem, context);
	return {
		open: Array.from(plan.open, (candidate) => areas.ids[candidates[candidate]]),
		assigned: Array.from(plan.assigned, (candidate) =>
			candidate < 0 ? null : areas.ids[candidates[candidate]]
		),
		kind: settings.objective,
		existing: Array.from(existing, (area) => areas.ids[area]),
		reachKilometres: settings.reachKilometres,
		objective: plan.objective,
		bound: plan.bound,
		gap: plan.gap
	};
}

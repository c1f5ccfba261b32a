import type { Areas } from '$lib/model/areas';
import type { Neighbours } from '$lib/model/neighbours';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import type { Context } from './context';

/** Neighbours found before: areas do not change, so each rule is worked out once. */
const known = new WeakMap<Areas, Map<string, Promise<Neighbours>>>();

/** Who neighbours whom under a rule of the project; worked out in a job, remembered as long as the areas live. */
export function areaNeighbours(
	areas: Areas,
	settings: NeighboursSettings,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<Neighbours> {
	const rules = known.get(areas) ?? new Map<string, Promise<Neighbours>>();
	known.set(areas, rules);
	const rule = JSON.stringify(settings);
	const found = rules.get(rule);
	if (found) return found;
	const { features, centres } = areas;
	// Distances need the centres only: outlines are not sent to the worker for them.
	const contiguous = settings.kind === 'queen' || settings.kind === 'rook';
	const sent = { centres, features: contiguous ? features : { ...features, features: [] } };
	const search = runner.run('find-neighbours', { areas: sent, settings }, { signal });
	rules.set(rule, search);
	search.catch(() => rules.delete(rule));
	return search;
}

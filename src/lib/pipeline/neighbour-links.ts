import type { Areas } from '$lib/model/areas';
import type { NeighbourLinks } from '$lib/model/findings';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import { areaNeighbours } from './area-neighbours';
import type { Context } from './context';

/** Who neighbours whom under a rule, and who has no neighbour: public, it follows from the areas alone. */
export async function neighbourLinks(
	areas: Areas,
	rule: NeighboursSettings,
	context: Pick<Context, 'runner' | 'signal'>
): Promise<NeighbourLinks> {
	const { offsets, indices } = await areaNeighbours(areas, rule, context);
	const islands = areas.ids.flatMap((_, area) =>
		offsets[area] === offsets[area + 1] ? [area] : []
	);
	return { offsets, indices, islands };
}

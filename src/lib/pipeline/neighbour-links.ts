import type { NeighbourLinks } from '$lib/model/findings';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import { areaNeighbours } from './area-neighbours';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';

/** Who neighbours whom under a rule, and who has no neighbour: public, it follows from the areas alone. */
export async function neighbourLinks(
	rule: NeighboursSettings,
	{ areas }: Pick<LoadedProject, 'areas'>,
	context: Pick<Context, 'runner' | 'signal'>
): Promise<NeighbourLinks> {
	const { offsets, indices } = await areaNeighbours(areas, rule, context);
	const islands = areas.ids.flatMap((_, area) =>
		offsets[area] === offsets[area + 1] ? [area] : []
	);
	return { offsets, indices, islands };
}

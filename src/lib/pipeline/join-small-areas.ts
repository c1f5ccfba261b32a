import { joinSmallAreas as join } from '$lib/disclosure/join-small-areas';
import type { JoinedAreas, JoinQuestion } from '$lib/model/joined-areas';
import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import { neighboursSchema } from '$lib/model/settings/hotspots';
import { createRandom } from '$lib/numeric/random';
import { areaNeighbours } from './area-neighbours';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadRelease } from './load-release';

/** Which hidden areas are joined with hidden neighbours so that their counts together can be shown. */
export async function joinSmallAreas(
	{ policy }: JoinQuestion,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<JoinedAreas>> {
	const { areas } = loaded;
	if (areas.parts)
		throw new InputError(
			'These areas are joined already; take them apart first.',
			{},
			'joined-already'
		);
	const release = await loadRelease(loaded, { ...policy, mode: 'protected' }, context, []);
	const neighbours = await areaNeighbours(
		areas,
		neighboursSchema.parse({ kind: 'queen' }),
		context
	);
	return join(release, neighbours, areas.ids, areas.population, createRandom(1));
}

import { openNodeEngine } from '../../src/lib/database/open-node-engine';
import { writeFirstView } from '../../src/lib/desk/first-view';
import type { AreaFeatures, Areas } from '../../src/lib/model/areas';
import type { Engine } from '../../src/lib/model/engine';
import type { ExploreView } from '../../src/lib/model/explore';
import type { Protected } from '../../src/lib/model/protected';
import { viewSchema } from '../../src/lib/model/view';
import { demonstration } from '../../src/lib/panels/shell/demonstration';
import { LocalDesk } from '../../src/lib/pipeline/desk';
import { exploreRequestOf } from '../../src/lib/pipeline/explore/request-of';
import { InlineRunner } from '../../src/lib/workers/inline-runner';

/** About 10 m: finer than a map of counties shows. */
const decimals = 4;

/** What Explore shows of the demonstration when nothing is chosen: the answer of the app's own pipeline. */
export async function demonstrationView(
	files: Record<string, Blob>,
	engine: Engine
): Promise<{ view: Protected<ExploreView>; areas: Areas }> {
	const desk = new LocalDesk(engine, new InlineRunner());
	const { areas, dataset } = await desk.open(demonstration, files);
	const request = exploreRequestOf(demonstration, viewSchema.parse({}), dataset.step);
	return { view: await desk.explore(request), areas };
}

/**
 * The files with which Explore shows the demonstration before its worker has read it: the protected view,
 * and the outlines of the areas in the same order, for the map alone.
 */
export async function makeFirstView(files: Record<string, Blob>): Promise<Record<string, string>> {
	const engine = await openNodeEngine();
	try {
		const { view, areas } = await demonstrationView(files, engine);
		return {
			'first-view.json': writeFirstView(view, areas),
			'outlines.json': outlinesOf(areas.features)
		};
	} finally {
		await engine.close();
	}
}

function outlinesOf({ type, features }: AreaFeatures): string {
	const bare = features.map(({ geometry }) => ({ type: 'Feature', properties: {}, geometry }));
	return JSON.stringify({ type, features: bare }, (_, value: unknown) =>
		typeof value === 'number' ? Number(value.toFixed(decimals)) : value
	);
}

import type { Areas } from '$lib/model/areas';
import type { Finding } from '$lib/model/problem';
import type { AreasSettings } from '$lib/model/settings/areas';
import { joinAreas } from '$lib/spatial/join-areas';
import type { Context } from './context';

/** The areas of an analysis, and what was found in their file. */
export interface LoadedAreas {
	areas: Areas;
	findings: Finding[];
}

/**
 * Loads the project's areas: from its boundary file, or one of the built-in sets; those that it joins
 * joined. Grids are made from the incidents.
 */
export async function loadAreas(settings: DrawnAreas, context: Context): Promise<LoadedAreas> {
	const drawn = await drawnAreas(settings, context);
	if (!settings.joined) return drawn;
	return { ...drawn, areas: joinAreas(drawn.areas, settings.joined) };
}

type DrawnAreas = Exclude<AreasSettings, { kind: 'grid' }>;

async function drawnAreas(settings: DrawnAreas, context: Context): Promise<LoadedAreas> {
	const { runner, files } = context;
	if (settings.kind === 'builtin')
		return { areas: await runner.run('builtin-areas', settings.set, context), findings: [] };
	const { file, id, name, population, parent } = settings;
	const blob = await files.open(file);
	return runner.run(
		'read-boundaries',
		{ file, blob, properties: { id, name, population, parent } },
		context
	);
}

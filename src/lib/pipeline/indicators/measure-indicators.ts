import { deriveProtectedFrom } from '$lib/disclosure/derive';
import type { Indicators } from '$lib/model/indicators';
import { periodLabels } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from '../context';
import type { LoadedProject } from '../load-panel';
import { openCells } from './cell-source';
import { chainTable } from './chain-table';
import { detectionColumns, detectionRates } from './detection-rates';
import { silences } from './silences';
import { sourceQuality } from './source-quality';
import { targetResults } from './target-results';
import { waitColumns, waitTables } from './wait-tables';

/**
 * What monitoring tells: the chain from identification to conviction, waiting times, SDG 16.2.2, targets,
 * silences and data quality, all from published cells. The project's filter does not apply; `unfiltered`
 * says so. Throws `InputError` where a target cannot be counted.
 */
export async function measureIndicators(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Indicators>> {
	const { dataset, areas } = loaded;
	const waits = waitColumns(dataset);
	const followed = dataset.followUp.some(({ id }) => id === 'furthestStep');
	const follow = await openCells(
		project,
		loaded,
		context,
		dataset.followUp.map(({ id }) => id)
	);
	const kinds = await openCells(project, loaded, context, [...detectionColumns, 'organisation']);
	const parts = {
		chain: chainTable(follow, areas, followed),
		waits: waitTables(follow, waits, followed),
		targets: targetResults(project.indicators.targets, follow, loaded),
		detection: detectionRates(kinds, loaded),
		gaps: silences(kinds, loaded),
		quality: await sourceQuality(project, loaded, context)
	};
	return deriveProtectedFrom(parts, (shown) => ({
		periods: dataset.dated ? periodLabels(follow.periods) : [],
		followed,
		unfiltered: Object.keys(project.filter).length > 0,
		...shown.chain,
		waits: shown.waits,
		detection: shown.detection,
		targets: shown.targets,
		gaps: shown.gaps ?? [],
		quality: shown.quality
	}));
}

import { toDecimals, toSignificant } from '$lib/disclosure/coarsen';
import { deriveProtected } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { EmergingHotspots } from '$lib/model/shown-findings';
import { areaNeighbours } from './area-neighbours';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { completePart } from './panel-window';

/** Finds emerging hot spots over the project's periods and passes them through the gate. */
export async function findEmerging(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<EmergingHotspots>> {
	const { neighbours: rule, ...settings } = project.emerging;
	const source = await loadMethodPanel(inOwnPeriods(project), loaded, context);
	const panel = completePart(source.panel);
	if (panel.undated || panel.periods.length < 2)
		throw new InputError(
			'Emerging hot spots need incidents with dates over at least two periods; widen the window or choose a shorter step.',
			{},
			'too-few-periods'
		);
	const neighbours = await areaNeighbours(loaded.areas, rule, context);
	const { counts, population, periods } = panel;
	const found = await context.runner.run(
		'emerging-hotspots',
		{ counts, population, periods: periods.length, neighbours, settings },
		context
	);
	const cells = source.shown([{ first: 0, last: periods.length - 1 }]);
	const coarse = cells.hidden > 0;
	const results = protectResults(
		{
			numbers: {
				trend_z: coarse ? toDecimals(found.trendZ, 1) : found.trendZ,
				trend_p: coarse ? toSignificant(found.trendP, 1) : found.trendP,
				share_hot: found.shareHot,
				share_cold: found.shareCold,
				last_z: coarse ? toDecimals(found.lastZ, 1) : found.lastZ
			},
			labels: { class: found.classes }
		},
		cells.statuses,
		project.disclosure
	);
	return deriveProtected(results, (shown) => ({
		...project.emerging,
		areaIds: panel.areaIds,
		areaNames: source.names,
		periods,
		results: shown,
		warnings: found.warnings
	}));
}

/** The project in the periods of the cube. */
export function inOwnPeriods(project: Project): Project {
	const { step = project.period.step } = project.emerging;
	return { ...project, period: { ...project.period, step } };
}

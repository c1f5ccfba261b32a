import { deriveProtected } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import { dayNumber, periodEnd, periodNumber } from '$lib/model/period';
import type { PlacePredictions, PlacesRequest } from '$lib/model/predict';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { panelPeriods, type LoadedProject } from './load-panel';
import { layGround } from './places-ground';

/** The shares of the ground at which the models are held against each other. */
const shares = [0.005, 0.01, 0.02, 0.05];

/**
 * Where the next cases of loaded data are to be expected, on a grid of its own that leaves the loaded
 * areas alone. The model is chosen and scored on the last whole months, held out; then it learns from
 * them too and looks ahead. Months are the finest dates used. Cells with too few cases show nothing.
 * Where exact places may not be told, cases stand at the centres of their areas (`layGround`).
 */
export async function predictPlaces(
	{ project, settings: { cellSizeMetres, months } }: PlacesRequest,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<PlacePredictions>> {
	const { runner, signal } = context;
	if (!loaded.dataset.dated)
		throw new InputError('The incidents carry no dates, so next places cannot be foretold.');
	const last = lastWholeMonth(project, loaded);
	const ground = await layGround(project, loaded, cellSizeMetres, last, context);
	const end = (month: number) => dayNumber(periodEnd(month, 'month'));
	const input = { centres: ground.cells.centres, cellSizeMetres, events: ground.events, shares };
	const tried = await runner.run(
		'predict-cells',
		{ ...input, trainTo: end(last - months), testTo: end(last), models: 'auto' as const },
		context
	);
	const next = await runner.run(
		'predict-cells',
		{ ...input, trainTo: end(last), testTo: end(last + months), models: [tried.chosen] },
		{ signal }
	);
	const shown = protectResults(
		{ numbers: { expected: next.expected }, labels: { rank: Array.from(next.rank, String) } },
		ground.statuses,
		project.disclosure,
		true
	);
	return deriveProtected(shown, (cells) => ({
		cellIds: ground.cells.ids,
		...ground.shapes,
		cells,
		from: { step: 'month', first: last + 1, length: months },
		model: tried.chosen,
		pastCountsUsed: tried.pastCountsUsed,
		models: tried.models,
		hidden: hiddenWithCases(cells.statuses)
	}));
}

/** How many cells hold cases that may not be shown. */
const hiddenWithCases = (statuses: Uint8Array) =>
	statuses.reduce((count, status) => count + Number(status === 1), 0);

/** The last month that is whole: the window's end less the periods marked incomplete. */
function lastWholeMonth(project: Project, { dataset }: LoadedProject): number {
	const { first, length, step } = panelPeriods(project, dataset);
	const whole = first + length - 1 - project.trends.incompleteLast;
	return periodNumber(periodEnd(whole, step), 'month');
}

import { countIncidents } from '$lib/database/queries/count-incidents';
import { deriveProtected } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { ShownResults } from '$lib/model/disclosure';
import type { Panel } from '$lib/model/panel';
import { dayNumber, isoDate, periodEnd, periodStart } from '$lib/model/period';
import type { CellEvents, PredictResult, ShareScore } from '$lib/model/predict';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { createRandom } from '$lib/numeric/random';
import type { Context } from './context';
import { loadIncidents } from './load-incidents';
import { loadMethodPanel } from './method-panel';
import { openIncidents } from './open-incidents';
import { placeOnGrid } from './place-on-grid';
import { selectIncidents } from './select-incidents';

/** How a model did, at each share of the ground. */
export interface PredictScores {
	name: string;
	trial_hit_rate: number;
	shares: number[];
	hit_rate: number[];
	hit_rate_lower: number[];
	hit_rate_upper: number[];
	pai: number[];
	pai_lower: number[];
	pai_upper: number[];
	pei: number[];
}

/** Predicted hot spots as far as they may be shown. */
export interface Predictions {
	areaIds: string[];
	areaNames: string[];
	/** One entry a cell: numbers `expected`, labels `rank`. */
	cells: ShownResults;
	model: string;
	past_counts_used: boolean;
	held_out: number;
	shares: number[];
	/** Of the model used, on the held-out days, by share. */
	hit_rate: number[];
	pai: number[];
	pei: number[];
	/** Of ranking by past counts. */
	past_counts: PredictScores;
	models: PredictScores[];
}

/** The grid whose cells are foretold. */
export function predictionGrid({ cellSizeMetres }: { cellSizeMetres: number }) {
	return { kind: 'grid', shape: 'square', cellSizeMetres } as const;
}

/** Foretells the cells of the days between `trainTo` and `testTo`, on a grid over the incidents' coordinates. */
export async function predictHotspots(
	project: Project,
	context: Context
): Promise<{ result: Protected<Predictions>; dataset: Dataset }> {
	const settings = project.predict;
	if (!settings)
		throw new InputError(
			'The project says nothing of predictions; add "predict" with "cellSizeMetres", "trainTo" and "testTo".'
		);
	const dataset = await loadIncidents(await openIncidents(project, context), context);
	if (!dataset.dated)
		throw new InputError('The incidents carry no dates, so next places cannot be foretold.');
	checkTraining(settings, dataset);
	const areas = await placeOnGrid(dataset, predictionGrid(settings), context);
	const { events, statuses } = await gatherEvents(project, dataset, areas, context);
	const result = await context.runner.run(
		'predict-cells',
		{
			centres: areas.centres,
			cellSizeMetres: settings.cellSizeMetres,
			events,
			trainTo: dayNumber(settings.trainTo),
			testTo: dayNumber(settings.testTo),
			shares: settings.shares,
			models: settings.models
		},
		context
	);
	return { result: protectPredictions(areas, statuses, result, project), dataset };
}

/** Refuses an end of training that the data do not reach: what lies between would be learnt as no cases. */
function checkTraining(
	{ trainTo, testTo }: NonNullable<Project['predict']>,
	{ firstDay, lastDay }: Dataset
): void {
	const end = dayNumber(trainTo);
	if (end < firstDay)
		throw new InputError(
			`The incidents begin on ${isoDate(firstDay)}, after "trainTo" (${trainTo}): there is nothing to learn from.`
		);
	if (end - lastDay > dayNumber(testTo) - end)
		throw new InputError(
			`The incidents end on ${isoDate(lastDay)}, long before "trainTo" (${trainTo}): set it near the end of the data.`
		);
}

async function cellEvents(
	project: Project,
	dataset: Dataset,
	{ engine, signal }: Context
): Promise<CellEvents> {
	const window = { from: project.period.from, to: project.predict!.testTo };
	const selection = selectIncidents(dataset, project.filter, window);
	const { columns } = await engine.query(
		countIncidents('area', 'day', selection, dataset.counted),
		signal
	);
	return {
		cell: columns.key as Int32Array,
		day: columns.period as Int32Array,
		count: (columns.count as Float64Array).map((count) => (Number.isNaN(count) ? 0 : count))
	};
}

interface Gathered {
	events: CellEvents;
	/** What may be shown of each cell's cases in the whole window. */
	statuses: Uint8Array;
}

/** The events to learn from and to be held against: all of them in `exact` mode, else what the release allows to know. */
async function gatherEvents(
	project: Project,
	dataset: Dataset,
	areas: Areas,
	context: Context
): Promise<Gathered> {
	if (project.disclosure.mode === 'exact') {
		const events = await cellEvents(project, dataset, context);
		return { events, statuses: new Uint8Array(areas.ids.length) };
	}
	const period = { ...project.period, to: project.predict!.testTo, step: 'month' as const };
	const loaded = { dataset, areas, population: null };
	const { panel, shown } = await loadMethodPanel({ ...project, period }, loaded, context);
	const { statuses } = shown([{ first: 0, last: panel.periods.length - 1 }]);
	return { events: panelEvents(panel, dataset, period), statuses };
}

/** The events of a panel of months, each on a day by chance within its month, the window and the data. */
function panelEvents(
	{ counts, periods }: Panel,
	{ firstDay, lastDay }: Dataset,
	window: { from?: string; to: string }
): CellEvents {
	const random = createRandom(1, 2);
	const opens = Math.max(firstDay, window.from === undefined ? firstDay : dayNumber(window.from));
	const closes = Math.min(lastDay, dayNumber(window.to));
	const [cell, day, count]: number[][] = [[], [], []];
	counts.forEach((cases, entry) => {
		const month = periods.first + (entry % periods.length);
		const first = Math.max(opens, dayNumber(periodStart(month, periods.step)));
		const days = Math.min(closes, dayNumber(periodEnd(month, periods.step))) - first + 1;
		for (let i = 0; i < cases && days > 0; i++) {
			cell.push(Math.floor(entry / periods.length));
			day.push(first + random.below(days));
			count.push(1);
		}
	});
	return {
		cell: Int32Array.from(cell),
		day: Int32Array.from(day),
		count: Float64Array.from(count)
	};
}

function protectPredictions(
	areas: Areas,
	statuses: Uint8Array,
	result: PredictResult,
	project: Project
): Protected<Predictions> {
	const shown = protectResults(
		{
			numbers: { expected: result.expected },
			labels: { rank: Array.from(result.rank, String) }
		},
		statuses,
		project.disclosure
	);
	const models = result.models.map(({ name, trial, held }) => ({
		name,
		trial_hit_rate: trial,
		...columnsOf(held)
	}));
	const used = models.find(({ name }) => name === result.chosen)!;
	return deriveProtected(shown, (cells) => ({
		areaIds: areas.ids,
		areaNames: areas.names,
		cells,
		model: result.chosen,
		past_counts_used: result.pastCountsUsed,
		held_out: result.heldOut,
		shares: used.shares,
		hit_rate: used.hit_rate,
		pai: used.pai,
		pei: used.pei,
		past_counts: models.find(({ name }) => name === 'past-counts')!,
		models
	}));
}

function columnsOf(scores: ShareScore[]) {
	return {
		shares: scores.map(({ share }) => share),
		hit_rate: scores.map(({ hitRate }) => hitRate),
		hit_rate_lower: scores.map(({ hitRateLower }) => hitRateLower),
		hit_rate_upper: scores.map(({ hitRateUpper }) => hitRateUpper),
		pai: scores.map(({ pai }) => pai),
		pai_lower: scores.map(({ paiLower }) => paiLower),
		pai_upper: scores.map(({ paiUpper }) => paiUpper),
		pei: scores.map(({ pei }) => pei)
	};
}

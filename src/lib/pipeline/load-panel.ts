import { countIncidents } from '$lib/database/queries/count-incidents';
import type { Selection } from '$lib/database/queries/selection';
import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { Panel } from '$lib/model/panel';
import { dayNumber, isoDate, periodsBetween, type Periods } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Context } from './context';
import { incompleteLast } from './incomplete-last';
import { loadNowcast } from './load-nowcast';
import { populationByPeriod, type PopulationTable } from './population';
import { checkFilter, selectIncidents } from './select-incidents';
import { unknownEnds } from './silent-ends';
import { markUnreported, seldomZero } from './unreported';

/** Everything a use case starts from: the incidents in the engine, placed into areas, and the residents. */
export interface LoadedProject {
	dataset: Dataset;
	areas: Areas;
	/** From the project's population file; null where there is none. */
	population: PopulationTable | null;
}

/**
 * Counts by area and period, filtered and cut to the project's window, with residents where they are
 * known. Every method that works on areas starts here. Cells are zero where nothing was recorded, and
 * NaN where rows exist of which none says how many, or a table of counts says nothing (`markUnreported`). Where rows carry event and report dates, the last
 * periods that are not yet reported to 95 % are marked incomplete, as those that the project names and
 * those after the newest record (see `unknownEnds`).
 */
export async function loadPanel(
	project: Project,
	{ dataset, areas, population }: LoadedProject,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<Panel> {
	checkSomeUsed(dataset);
	checkFilter(dataset, project.filter);
	const periods = panelPeriods(project, dataset);
	const selection = selectIncidents(dataset, project.filter, project.period);
	const count = (chosen: Selection) =>
		countCells(chosen, periods, { dataset, areas }, { engine, signal });
	const chosen = await count(selection);
	const whole = selection.codes.size ? await count({ ...selection, codes: new Map() }) : chosen;
	const nowcast = dataset.dated
		? await loadNowcast(periods, selection, dataset.counted, { engine, signal })
		: null;
	const silent = unknownEnds(chosen.counts, periods, dataset, project.period);
	return {
		areaIds: areas.ids,
		areaNames: areas.names,
		periods,
		counts: markUnreported(
			chosen.counts,
			{ written: whole.written, all: whole.counts },
			periods,
			dataset,
			Math.max(seldomZero, project.disclosure.minimumCount)
		),
		population: populationByPeriod(areas, population, periods, dataset.dated),
		silent,
		incompleteLast: incompleteLast(project, nowcast, silent),
		...(nowcast && { nowcast }),
		...(dataset.dated ? {} : { undated: true as const })
	};
}

/** Counts by area and period, and which of these cells any row is in. */
async function countCells(
	selection: Selection,
	{ step, first, length: periods }: Periods,
	{ dataset, areas }: Pick<LoadedProject, 'dataset' | 'areas'>,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<{ counts: Float64Array; written: Uint8Array }> {
	const query = countIncidents('area', step, selection, dataset.counted);
	const { columns, length } = await engine.query(query, signal);
	const [key, period] = [columns.key as Int32Array, columns.period as Int32Array];
	const counts = new Float64Array(areas.ids.length * periods);
	const written = new Uint8Array(counts.length);
	for (let i = 0; i < length; i++) {
		const t = dataset.dated ? period[i] - first : 0;
		if (key[i] < 0 || t < 0 || t >= periods) continue;
		counts[key[i] * periods + t] = (columns.count as Float64Array)[i];
		written[key[i] * periods + t] = 1;
	}
	return { counts, written };
}

/** Refuses data of which no row counts anywhere: an answer of nothing but zeros would look like one. */
function checkSomeUsed({ files, findings }: Dataset): void {
	if (files.some(({ tally }) => tally.used > 0)) return;
	const reason = findings.findLast(({ rejected }) => rejected);
	const { file, row, column, value } = reason ?? { file: files[0]?.name };
	throw new InputError(
		`None of the rows can be counted in the areas of the project. ${reason?.problem ?? ''}`.trim(),
		{ file, row, column, value },
		'no-row-counts'
	);
}

/** The longest run of periods that is worked with; more is a mistake in a date. */
const mostPeriods = 20_000;

/** The periods of an analysis: the project's window, its open ends set by the data. One period without dates. */
export function panelPeriods(project: Pick<Project, 'period'>, dataset: Dataset): Periods {
	const { from, to, step = dataset.step } = project.period;
	if (!dataset.dated) {
		const start = from ?? '1970-01-01';
		return { step, first: periodsBetween(start, start, step).first, length: 1 };
	}
	if (Number.isNaN(dataset.firstDay) && !(from && to))
		throw new InputError('None of the rows has a date, so there is no period to look at.');
	const periods = periodsBetween(
		from ?? isoDate(dataset.firstDay),
		to ?? isoDate(dataset.lastDay),
		step
	);
	const isApart =
		(from !== undefined && dayNumber(from) > dataset.lastDay) ||
		(to !== undefined && dayNumber(to) < dataset.firstDay);
	if (periods.length < 1 || isApart)
		throw new InputError(
			`The period ${from ?? '…'} to ${to ?? '…'} lies outside the data, which run from ${isoDate(dataset.firstDay)} to ${isoDate(dataset.lastDay)}.`
		);
	if (periods.length > mostPeriods)
		throw new InputError(
			`The window holds ${periods.length} periods; choose a longer step than a ${step} or a shorter window.`
		);
	return periods;
}

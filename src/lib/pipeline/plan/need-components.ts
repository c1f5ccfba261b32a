import type { Panel } from '$lib/model/panel';
import { periodsPerYear } from '$lib/model/period';
import type { NeedComponent } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import { partsOf } from '$lib/model/runner';
import type { NeedComponentSettings, PlanSettings } from '$lib/model/settings/plan';
import {
	casesAboveAverage,
	casesByTrend,
	casesEmerging,
	casesInGaps,
	risingCases
} from '$lib/planning/need-parts';
import { areaNeighbours } from '../area-neighbours';
import type { Context } from '../context';
import { readByArea } from '../estimate-cases';
import type { LoadedProject } from '../load-panel';
import { panelKey } from '../panel-key';
import { completePart } from '../panel-window';
import { areasNamed } from './areas-named';
import { needCacheOf } from './need-cache';

/** What the parts of a need are made of. Cases are those of a year, by area. */
export interface NeedBasis {
	project: Project;
	plan: PlanSettings;
	loaded: LoadedProject;
	/** All periods, and the last years that the need is taken from. */
	panel: Panel;
	window: Panel;
	cases: Float64Array;
	/** Estimated over recorded cases by area: what else counts recorded cases is corrected alike. */
	correction: Float64Array;
	residents: Float64Array | null;
	/** Takes what a hidden area's own count says out of values made of it. */
	pool: (values: Float64Array) => Float64Array;
}

type Maker = (
	basis: NeedBasis,
	settings: NeedComponentSettings,
	context: Context
) => Promise<Float64Array> | Float64Array;

const makers: Record<NeedComponentSettings['source'], Maker> = {
	cases: ({ cases }) => cases,
	rate: ({ cases, residents }) => casesAboveAverage(cases, residents),
	rising: ({ window, pool }) => pool(risingCases(window)),
	trend: async (basis, _settings, context) =>
		basis.pool(
			casesByTrend(basis.cases, await remember(basis, 'trend', () => slopes(basis, context)))
		),
	forecast: async (basis, _settings, context) => {
		const yearly = await remember(basis, 'forecast', () => forecastYear(basis, context));
		return basis.pool(yearly.map((value, area) => value * basis.correction[area]));
	},
	emerging: async (basis, _settings, context) => {
		const { classes } = await emergingOf(basis, context);
		return casesEmerging(basis.cases, classes);
	},
	gaps: async (basis, settings, context) => {
		const { areas } = basis.loaded;
		const services = await servicesOf(basis, settings, context);
		return casesInGaps(basis.cases, services, areas.centres, settings.reachKilometres);
	},
	column: ({ loaded }, { file, columns }, context) => {
		if (!file || !columns)
			throw new InputError(
				'A component of the need takes a column, but names no file and columns.',
				{},
				'need-column'
			);
		return readByArea(file, columns.area, columns.value, loaded.areas, context, 'mean');
	}
};

/** The parts of a need that have weight; all where none has, which is refused later. */
export function countedComponents({ need }: PlanSettings): NeedComponentSettings[] {
	const counted = need.components.filter(({ weight }) => weight > 0);
	return counted.length ? counted : need.components;
}

/** The parts of a plan's need, each with its values by area, in the order of the settings. */
export async function needComponents(basis: NeedBasis, context: Context): Promise<NeedComponent[]> {
	const components: NeedComponent[] = [];
	const counted = countedComponents(basis.plan);
	const part = partsOf(context);
	for (const [i, settings] of counted.entries()) {
		const stretch = part(i / counted.length, (i + 1) / counted.length);
		const { source, weight, kind, columns } = settings;
		components.push({
			id: source === 'column' ? (columns?.value ?? source) : source,
			kind: source === 'column' ? kind : 'amount',
			weight,
			values: await makers[source](basis, settings, stretch)
		});
	}
	return components;
}

/** Works a slow part out once for the same counts and settings. */
function remember(
	{ loaded, project, panel }: NeedBasis,
	part: string,
	work: () => Promise<Float64Array>
): Promise<Float64Array> {
	const known = needCacheOf(loaded);
	const { trends, forecast, hotspots } = project;
	const key = JSON.stringify([
		part,
		panelKey(project),
		panel.periods,
		trends,
		forecast,
		hotspots.neighbours
	]);
	const found = known.get(key);
	if (found) return found;
	const made = work();
	known.set(key, made);
	made.catch(() => known.delete(key));
	return made;
}

function dated({ panel }: NeedBasis, part: string): void {
	if (panel.undated)
		throw new InputError(
			`The need counts ${part}, but the incidents carry no dates; leave that component out.`,
			{},
			'need-undated'
		);
}

/** Yearly slopes of the logarithm of cases by area, pooled towards their common one. */
async function slopes(basis: NeedBasis, context: Context): Promise<Float64Array> {
	dated(basis, 'trends');
	const { panel, project } = basis;
	const found = await context.runner.run(
		'analyse-trends',
		{ panel, settings: project.trends },
		context
	);
	return found.pooledSlope;
}

/** Origins of the back-test that chooses a model for the need: fewer than on the Trends page, for speed. */
const NEED_ORIGINS = 4;

/** Recorded cases expected in the coming year. */
async function forecastYear(basis: NeedBasis, context: Context): Promise<Float64Array> {
	dated(basis, 'forecasts');
	const { panel, project, loaded } = basis;
	const horizon = Math.min(60, Math.max(1, periodsPerYear[panel.periods.step]));
	const settings = {
		...project.forecast,
		horizon,
		origins: Math.min(NEED_ORIGINS, project.forecast.origins)
	};
	const neighbours = await areaNeighbours(loaded.areas, project.hotspots.neighbours, context);
	const found = await context.runner.run(
		'forecast-panel',
		{ panel, neighbours, settings },
		context
	);
	const yearly = periodsPerYear[panel.periods.step] / horizon;
	return Float64Array.from(panel.areaIds, (_, area) =>
		found.mean
			.subarray(area * horizon, (area + 1) * horizon)
			.reduce((sum, value) => sum + value * yearly, 0)
	);
}

async function emergingOf(basis: NeedBasis, context: Context) {
	dated(basis, 'emerging hot spots');
	const { neighbours: rule, ...settings } = basis.project.emerging;
	const { counts, population, periods } = completePart(basis.panel);
	const neighbours = await areaNeighbours(basis.loaded.areas, rule, context);
	return context.runner.run(
		'emerging-hotspots',
		{
			counts,
			population,
			periods: periods.length,
			neighbours,
			settings: { ...settings, value: population ? settings.value : ('count' as const) }
		},
		context
	);
}

/** Areas that have a service: those of a file with a value above 0, or the plan's existing sites. */
async function servicesOf(
	{ loaded, plan }: NeedBasis,
	{ file, columns }: NeedComponentSettings,
	context: Context
): Promise<number[]> {
	const { areas } = loaded;
	if (file && columns) {
		const places = await readByArea(file, columns.area, columns.value, areas, context, 'sum');
		return [...places.keys()].filter((area) => places[area] > 0);
	}
	const existing = plan.sites?.existing ?? [];
	if (existing.length === 0)
		throw new InputError(
			'The need counts gaps in service, but no file of services and no existing sites are named.',
			{},
			'need-gaps'
		);
	return [...areasNamed(existing, areas, 'existing sites')];
}

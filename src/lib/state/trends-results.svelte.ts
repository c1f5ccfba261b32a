import type { ShownTable } from '$lib/model/disclosure';
import type { ShownForecasts } from '$lib/model/forecast';
import type { Periods } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { ShownAreaTrend, ShownTrends } from '$lib/model/trends';
import { aggregateIncidents } from '$lib/pipeline/aggregate-incidents';
import { describeArea, type KnownHistory } from '$lib/pipeline/describe-area';
import { findTrends } from '$lib/pipeline/find-trends';
import { forecastAreas } from '$lib/pipeline/forecast-areas';
import { loadMethodPanel } from '$lib/pipeline/method-panel';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** Counts by area and period as far as they may be shown. */
export interface ShownHistory {
	areaIds: string[];
	areaNames: string[];
	periods: Periods;
	undated: boolean;
	cells: Protected<ShownTable>;
}

/** Which area is looked at in depth. */
interface AreaRequest {
	project: Project;
	area: number;
}

/**
 * The newest counts, trends, forecasts and the one area in depth of a session. Call `refresh` when the
 * project or the data change and `look` when another area is chosen.
 */
export class TrendsResults {
	readonly history: LatestResult<Project, ShownHistory>;
	/** The counts by year: what can be shown of areas whose shorter periods are hidden. */
	readonly years: LatestResult<Project, ShownHistory>;
	readonly trends: LatestResult<Project, Protected<ShownTrends>>;
	readonly forecasts: LatestResult<Project, Protected<ShownForecasts>>;
	readonly detail: LatestResult<AreaRequest, Protected<ShownAreaTrend>>;
	/** Whether the reader stopped the work before it was done. */
	stopped = $state(false);

	#known: { key: string; history: KnownHistory } | null = null;
	#turn = 0;

	constructor(private readonly session: Session) {
		this.history = new LatestResult(async (project, options) => {
			const context = await session.context(options);
			const { cells, ...rest } = await aggregateIncidents(project, this.#loaded(), context);
			const shown = cells as Protected<ShownTable>;
			const { panel, resolution } = await loadMethodPanel(project, this.#loaded(), context);
			const history = { panel, cells: shown, resolution };
			this.#known = { key: panelKey(project), history };
			return { ...rest, cells: shown };
		});
		this.years = new LatestResult(async (project, options) => {
			const yearly = { ...project, period: { ...project.period, step: 'year' as const } };
			const context = await session.context(options);
			const { cells, ...rest } = await aggregateIncidents(yearly, this.#loaded(), context);
			return { ...rest, cells: cells as Protected<ShownTable> };
		});
		this.trends = new LatestResult(async (project, options) =>
			findTrends(project, this.#loaded(), await session.context(options))
		);
		this.forecasts = new LatestResult(async (project, options) =>
			forecastAreas(project, this.#loaded(), await session.context(options))
		);
		this.detail = new LatestResult(async ({ project, area }, options) =>
			describeArea(project, this.#known!.history, area, await session.context(options))
		);
	}

	/** Asks for the counts, then the trends, then the forecasts: what is quick is seen first. What is answered already is left. */
	async refresh(project: Project): Promise<void> {
		const turn = ++this.#turn;
		this.stopped = false;
		const steps: [LatestResult<Project, unknown>, (project: Project) => string][] = [
			[this.history, panelKey],
			[this.trends, trendsKey],
			[this.years, panelKey],
			[this.forecasts, forecastsKey]
		];
		for (const [result, keyOf] of steps) {
			if (turn !== this.#turn) return;
			const key = keyOf(project);
			if (result.request && keyOf(result.request) === key && !result.error) continue;
			result.cancel();
			await result.ask(project);
			if (result.error) return;
		}
	}

	/** Asks for one area in depth, once its counts are here. */
	look(project: Project, area: number): void {
		if (this.#known?.key !== panelKey(project)) return;
		void this.detail.ask({ project, area });
	}

	/** Stops what is being computed; `refresh` starts it again. */
	cancel(): void {
		this.#turn++;
		this.stopped = true;
		for (const result of this.#all) result.cancel();
	}

	/** Forgets everything: the data it was about are gone. */
	clear(): void {
		this.#turn++;
		this.#known = null;
		for (const result of [...this.#all, this.detail]) result.clear();
	}

	get #all() {
		return [this.history, this.years, this.trends, this.forecasts];
	}

	#loaded() {
		if (!this.session.loaded) throw new InputError('No data are loaded yet.');
		return this.session.loaded;
	}
}

function panelKey({ incidents, areas, population, period, filter, disclosure, trends }: Project) {
	const { incompleteLast } = trends;
	return JSON.stringify([
		{ incidents, areas, population, period, filter, disclosure, incompleteLast }
	]);
}

const trendsKey = (project: Project) => panelKey(project) + JSON.stringify(project.trends);

const forecastsKey = (project: Project) =>
	panelKey(project) + JSON.stringify([project.forecast, project.hotspots.neighbours]);

import type { ShownTable } from '$lib/model/disclosure';
import type { ShownForecasts } from '$lib/model/forecast';
import type { Periods } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { RunOptions } from '$lib/model/runner';
import type { AreaRequest, ShownAreaTrend, ShownTrends } from '$lib/model/trends';
import { panelKey } from '$lib/pipeline/panel-key';
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

	#turn = 0;

	constructor(session: Session) {
		const historyOf = async (project: Project, options: RunOptions): Promise<ShownHistory> => {
			const { cells, ...rest } = await session.answer('aggregate-incidents', project, options);
			return { ...rest, cells: cells as Protected<ShownTable> };
		};
		this.history = new LatestResult(historyOf);
		this.years = new LatestResult((project, options) =>
			historyOf({ ...project, period: { ...project.period, step: 'year' } }, options)
		);
		this.trends = new LatestResult((project, options) =>
			session.answer('find-trends', project, options)
		);
		this.forecasts = new LatestResult((project, options) =>
			session.answer('forecast-areas', project, options)
		);
		this.detail = new LatestResult((request, options) =>
			session.answer('look-at-area', request, options)
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
		const counted = this.history.request;
		if (!counted || panelKey(counted) !== panelKey(project)) return;
		void this.detail.ask({ project, area, spread: this.trends.result?.spread });
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
		for (const result of [...this.#all, this.detail]) result.clear();
	}

	get #all() {
		return [this.history, this.years, this.trends, this.forecasts];
	}
}

const trendsKey = (project: Project) => panelKey(project) + JSON.stringify(project.trends);

const forecastsKey = (project: Project) =>
	panelKey(project) + JSON.stringify([project.forecast, project.hotspots.neighbours]);

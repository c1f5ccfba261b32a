import type { ShownTable } from '$lib/model/disclosure';
import type { ShownForecasts } from '$lib/model/forecast';
import type { Periods } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { ShownTrends } from '$lib/model/trends';
import { aggregateIncidents } from '$lib/pipeline/aggregate-incidents';
import { findTrends } from '$lib/pipeline/find-trends';
import { forecastAreas } from '$lib/pipeline/forecast-areas';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** Counts by area and period as far as they may be shown. */
export interface ShownHistory {
	periods: Periods;
	cells: ShownTable;
}

/** The newest trends, forecasts and counts of a session; call `refresh` when its project or data change. */
export class TrendsResults {
	readonly trends: LatestResult<Project, Protected<ShownTrends>>;
	readonly forecasts: LatestResult<Project, Protected<ShownForecasts>>;
	readonly history: LatestResult<Project, Protected<ShownHistory>>;

	constructor(private readonly session: Session) {
		this.trends = new LatestResult(async (project, options) =>
			findTrends(project, this.#loaded(), await session.context(options))
		);
		this.forecasts = new LatestResult(async (project, options) =>
			forecastAreas(project, this.#loaded(), await session.context(options))
		);
		this.history = new LatestResult(async (project, options) =>
			aggregateIncidents(project, this.#loaded(), await session.context(options))
		);
	}

	/** Asks for the counts, then the trends, then the forecasts: what is quick is seen first. */
	async refresh(): Promise<void> {
		const { project } = this.session.project;
		await this.history.ask(project);
		await this.trends.ask(project);
		await this.forecasts.ask(project);
	}

	/** Stops what is being computed. */
	cancel(): void {
		this.history.cancel();
		this.trends.cancel();
		this.forecasts.cancel();
	}

	#loaded() {
		if (!this.session.loaded) throw new InputError('No data are loaded yet.');
		return this.session.loaded;
	}
}

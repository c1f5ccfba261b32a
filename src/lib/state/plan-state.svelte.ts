import type { PlanResult } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { planSchema, type PlanSettings } from '$lib/model/settings/plan';
import { planResources } from '$lib/pipeline/plan-resources';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The plan of a session: its newest result, and the settings it rests on. */
export class PlanState {
	readonly newest: LatestResult<Project, Protected<PlanResult>>;

	constructor(private readonly session: Session) {
		this.newest = new LatestResult(async (project, options) => {
			const { loaded } = session;
			if (!loaded) throw new InputError('No data are loaded yet.');
			return planResources(project, loaded, await session.context(options));
		});
	}

	/** The project's plan, or one with defaults. */
	get settings(): PlanSettings {
		return this.session.project.project.plan ?? planSchema.parse({ budget: 5_000_000 });
	}

	/** Changes the plan's settings; nothing is planned until `make`. */
	change(part: Partial<PlanSettings>): void {
		this.session.project.change({ plan: { ...this.settings, ...part } });
	}

	/** Makes the plan anew. */
	make(): void {
		const { project } = this.session.project;
		void this.newest.ask({ ...project, plan: this.settings });
	}
}

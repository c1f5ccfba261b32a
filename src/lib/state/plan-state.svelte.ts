import type { Areas } from '$lib/model/areas';
import type { PopulationEstimate } from '$lib/model/list-overlaps';
import type { NeedResult, PlanResult } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { partsOf } from '$lib/model/runner';
import {
	mostScenarios,
	planSchema,
	type NeedComponentSettings,
	type PlanSettings,
	type ProgrammeSettings
} from '$lib/model/settings/plan';
import type { UnderreportingSettings } from '$lib/model/settings/underreporting';
import { estimateHidden } from '$lib/pipeline/estimate-hidden';
import { readColumnNames } from '$lib/pipeline/read-column-names';
import { areaLabels, parentsOf } from '$lib/pipeline/explore/area-labels';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** The steps of the guided path, in order. */
export const planSteps = ['need', 'assumptions', 'limits', 'plan', 'doubts', 'compare'] as const;
export type PlanStep = (typeof planSteps)[number];

/** A scenario's plan beside the others'. */
export interface ComparedPlan {
	name: string;
	plan: Protected<PlanResult>;
}

/** The plan of a session: the step of the path, its newest need, plan and comparison, and the settings they rest on. */
export class PlanState {
	step: PlanStep = $state('need');
	/** Index of the area that map and tables point at, or −1. */
	selected = $state(-1);
	readonly need: LatestResult<Project, Protected<NeedResult>>;
	readonly newest: LatestResult<Project, Protected<PlanResult>>;
	readonly compared: LatestResult<Project, ComparedPlan[]>;
	readonly lists: LatestResult<Project, Protected<PopulationEstimate>>;

	/** The data that the results are of. */
	#of: unknown = null;

	constructor(private readonly session: Session) {
		this.need = new LatestResult((project, options) =>
			session.answer('measure-need', project, options)
		);
		this.newest = new LatestResult((project, options) =>
			session.answer('plan-resources', project, options)
		);
		this.lists = new LatestResult(async (project, options) => {
			if (project.underreporting?.method !== 'multiple-systems')
				throw new InputError('No table of lists is named.');
			return estimateHidden(project.underreporting, project, await session.context(options));
		});
		this.compared = new LatestResult(async (project, options) => {
			const plans: ComparedPlan[] = [];
			const part = partsOf(options);
			const count = project.scenarios.length;
			for (const [i, { name, plan, underreporting }] of project.scenarios.entries()) {
				const asked = {
					...project,
					plan: { ...plan, draws: 0, prices: false },
					underreporting: underreporting ?? undefined
				};
				const made = await session.answer(
					'plan-resources',
					asked,
					part(i / count, (i + 1) / count)
				);
				plans.push({ name, plan: made });
			}
			return plans;
		});
	}

	/** The loaded areas under names by which they can be told apart. */
	get areas(): Areas | null {
		const areas = this.session.loaded?.areas;
		return areas ? { ...areas, names: areaLabels(areas) } : null;
	}

	/** What the areas lie in (the states of counties), by name. */
	get jurisdictions(): { id: string; name: string }[] {
		return this.areas ? parentsOf(this.areas) : [];
	}

	/** The project's plan, or one with defaults. */
	get settings(): PlanSettings {
		return this.session.project.project.plan ?? planSchema.parse({ budget: 5_000_000 });
	}

	/** The whole project with the plan's settings in it. */
	get project(): Project {
		return { ...this.session.project.project, plan: this.settings };
	}

	/** What is assumed about cases that were not reported. */
	get reporting(): UnderreportingSettings | null {
		return this.session.project.project.underreporting ?? null;
	}

	/** Whether settings have changed since the plan shown was made. */
	get stale(): boolean {
		const made = this.newest.request;
		return made !== null && asked(made) !== asked(this.project);
	}

	/** Changes the plan's settings; nothing is planned until `make`. */
	change(part: Partial<PlanSettings>): void {
		this.session.project.change({ plan: { ...this.settings, ...part } });
	}

	/** Sets the weight of a part of the need; 0 takes it out, the last part stays. */
	weigh(component: NeedComponentSettings, weight: number): void {
		const { need } = this.settings;
		const same = (other: NeedComponentSettings) => componentKey(other) === componentKey(component);
		const others = need.components.filter((other) => !same(other));
		if (weight === 0 && !others.some((other) => other.weight > 0)) return;
		const changed = { ...component, weight };
		const components = need.components.some(same)
			? need.components.flatMap((other) => (!same(other) ? [other] : weight > 0 ? [changed] : []))
			: [...need.components, changed];
		this.change({ need: { ...need, components } });
	}

	/** Sets what is assumed about reporting; null for nothing. */
	assume(underreporting: UnderreportingSettings | null): void {
		const { settings } = this;
		this.session.project.change({
			underreporting: underreporting ?? undefined,
			plan: { ...settings, need: { ...settings.need, cases: 'estimated' } }
		});
	}

	changeProgramme(at: number, part: Partial<ProgrammeSettings>): void {
		this.change({
			programmes: this.settings.programmes.map((programme, i) =>
				i === at ? { ...programme, ...part } : programme
			)
		});
	}

	/** Measures the need anew. */
	measure(): void {
		this.follow();
		void this.need.ask(this.project);
	}

	/** Makes the plan anew and goes to it once it is there. The settings are then the project's, for the brief too. */
	async make(): Promise<void> {
		this.follow();
		if (!this.session.project.project.plan) this.change({});
		await this.newest.ask(this.project);
		if (!this.newest.error && this.newest.result && !this.stale) this.step = 'plan';
	}

	/** Estimates how many people are on no list. */
	estimateLists(): void {
		void this.lists.ask(this.project);
	}

	/** Keeps the present settings under a name; a name that is there already is replaced. */
	keep(name: string): void {
		const { project } = this.session.project;
		const scenario = { name, plan: this.settings, underreporting: this.reporting };
		const others = project.scenarios.filter((kept) => kept.name !== name);
		this.session.project.change({ scenarios: [...others, scenario].slice(-mostScenarios) });
	}

	dropScenario(name: string): void {
		const { scenarios } = this.session.project.project;
		this.session.project.change({ scenarios: scenarios.filter((kept) => kept.name !== name) });
	}

	/** Takes a scenario's settings up again. */
	takeUp(name: string): void {
		const kept = this.session.project.project.scenarios.find((one) => one.name === name);
		if (!kept) return;
		this.session.project.change({
			plan: kept.plan,
			underreporting: kept.underreporting ?? undefined
		});
	}

	compare(): void {
		this.follow();
		void this.compared.ask(this.session.project.project);
	}

	/** Takes a file of the user's own, for need, effort, lists, last year's money or travel; resolves to its columns. */
	async addFile(name: string, blob: Blob): Promise<string[]> {
		this.session.intake.files.add(name, blob);
		return readColumnNames(name, await this.session.context());
	}

	/** Takes a file that lies beside the demonstration; resolves to its columns. */
	async addOwnFile(folder: string, name: string): Promise<string[]> {
		return this.addFile(name, await this.session.fetchOwn(`${folder}/${name}`));
	}

	/** Follows the session to other data: what was worked out from the ones before is forgotten. */
	follow(): void {
		if (this.#of === this.session.loaded) return;
		this.#of = this.session.loaded;
		for (const latest of [this.need, this.newest, this.compared, this.lists]) latest.clear();
		this.selected = -1;
		if (this.step === 'plan' || this.step === 'doubts') this.step = 'need';
	}
}

const kept = new WeakMap<Session, PlanState>();

/** The plan of a session: the same one whenever its page is opened, so that other pages can be looked at meanwhile. */
export function planOf(session: Session): PlanState {
	const plan = kept.get(session) ?? new PlanState(session);
	kept.set(session, plan);
	return plan;
}

/** What tells one part of a need from another. */
export function componentKey({ source, file, columns }: NeedComponentSettings): string {
	return source === 'column' ? `${source} ${file} ${columns?.value}` : source;
}

const asked = ({ plan, underreporting, filter, period }: Project) =>
	JSON.stringify([plan, underreporting, filter, period]);

import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { Engine } from '$lib/model/engine';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import { isFinding } from '$lib/model/findings';
import type { OpenedBoundaries, OpenedFile, OpenedTable, ReadingPlan } from '$lib/model/intake';
import { Cancelled, InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Progress, RunOptions } from '$lib/model/runner';
import { incidentsSchema, type IncidentsSettings } from '$lib/model/settings/incidents';
import type { Context } from '$lib/pipeline/context';
import { Explorer } from '$lib/pipeline/explorer';
import { inTransaction } from '$lib/pipeline/in-transaction';
import { settingsFromPlan } from '$lib/pipeline/incidents/settings-from-plan';
import type { IncidentTable } from '$lib/pipeline/load-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { loadProject, placeProject } from '$lib/pipeline/open-project';
import { openFiles, openIncidents } from '$lib/pipeline/open-incidents';
import type { AtlasRunner } from '$lib/workers/registry';
import { GivenFiles } from './given-files';
import { LatestResult } from './latest-result.svelte';
import { ProjectState } from './project-state.svelte';

/** What a session needs from outside; the root layout picks the browser's. */
export interface SessionParts {
	/** Called when the first data arrive, so that the first paint does not wait for the engine. */
	openEngine: () => Promise<Engine>;
	runner: AtlasRunner;
	/** Fetches a file of this page's own origin: the demonstration data. */
	fetchOwn: (path: string) => Promise<Blob>;
}

/** A file that was opened and waits for the user to confirm how it is read. */
export interface ReviewedTable {
	opened: OpenedTable;
	plan: ReadingPlan;
	settings: IncidentsSettings;
}

/**
 * One visit: the data in the engine, the project, and what is being worked on. Errors leave the last
 * good state as it was. Panels read it; the Data page drives it by `addFiles`, `confirm`, `cancel`.
 */
export class Session {
	readonly project = new ProjectState();
	readonly files = new GivenFiles();
	/** Files that wait for confirmation. */
	waiting: ReviewedTable[] = $state.raw([]);
	/** Boundary files that were opened; the first is taken as the areas unless the project says otherwise. */
	boundaries: OpenedBoundaries[] = $state.raw([]);
	/** What is in the engine, placed into areas; null before the first data. */
	loaded: LoadedProject | null = $state.raw(null);
	/** The demonstration is synthetic and is marked so wherever it appears. */
	synthetic = $state(false);
	/** What is being done now; null when nothing is. */
	progress: Progress | null = $state.raw(null);
	/** Why the last action failed; the state before it is still there. */
	error: Error | null = $state.raw(null);
	readonly explore: LatestResult<ExploreRequest, Protected<ExploreView>>;

	#parts: SessionParts;
	#engine: Promise<Engine> | null = null;
	#explorer: Explorer | null = null;
	#stop: AbortController | null = null;

	constructor(parts: SessionParts) {
		this.#parts = parts;
		this.explore = new LatestResult((request, options) => {
			if (!this.#explorer) throw new InputError('No data are loaded yet.');
			return this.#explorer.explore(request, options);
		});
	}

	get dataset(): Dataset | null {
		return this.loaded?.dataset ?? null;
	}

	get areas(): Areas | null {
		return this.loaded?.areas ?? null;
	}

	/** What the Explore page asks for, derived from the project and the view. */
	get exploreRequest(): ExploreRequest {
		const { project, view } = this.project;
		const shape = view.layer === 'squares' ? 'square' : 'hexagon';
		const ofAreas = view.layer === 'areas' || isFinding(view.layer);
		const cells = ofAreas ? null : { shape, cellSizeMetres: view.cellSizeMetres };
		return {
			areas: project.areas ?? null,
			cells: cells as ExploreRequest['cells'],
			period: { ...project.period, step: project.period.step ?? this.dataset?.step ?? 'month' },
			filter: project.filter,
			selectedArea: view.selectedArea,
			policy: project.disclosure
		};
	}

	/** The outside world for use cases of other pages: `findHotspots(project, session.loaded, await session.context())`. */
	async context(options: RunOptions = {}): Promise<Context> {
		this.#engine ??= this.#parts.openEngine();
		this.#engine.catch(() => (this.#engine = null));
		return {
			engine: await this.#engine,
			runner: this.#parts.runner,
			files: this.files,
			...options
		};
	}

	/** Opens files: tables wait for confirmation in `waiting`, boundaries become the project's areas. */
	async addFiles(given: File[] | { name: string; blob: Blob }[]): Promise<void> {
		await this.#work(async (context) => {
			const named = given.map((file) =>
				file instanceof File ? { name: file.name, blob: file } : file
			);
			const opened: OpenedFile[] = [];
			for (const file of named) opened.push(...(await openFiles(file, context)));
			for (const file of named) this.files.add(file.name, file.blob);
			this.waiting = [
				...this.waiting,
				...opened.filter((file) => file.kind === 'table').map(reviewed)
			];
			const boundaries = opened.filter((file) => file.kind === 'boundaries');
			if (boundaries.length === 0) return;
			this.boundaries = [...boundaries, ...this.boundaries];
			this.project.change({ areas: areasOf(boundaries[0]) });
			if (this.loaded) await this.#place(this.loaded.dataset, context);
		});
	}

	/** Takes a waiting or opened file away. */
	removeWaiting(name: string): void {
		this.#wait(this.waiting.filter(({ opened }) => opened.name !== name));
	}

	/** Changes how a waiting file is read: parts of columns, identical rows, what is kept. */
	revise(name: string, part: Partial<Pick<ReviewedTable, 'plan' | 'settings'>>): void {
		this.#wait(
			this.waiting.map((table) => (table.opened.name === name ? { ...table, ...part } : table))
		);
	}

	/** What is waiting changes by a choice that can be taken back. */
	#wait(after: ReviewedTable[]): void {
		const before = this.waiting;
		this.project.history.record({
			undo: () => (this.waiting = before),
			redo: () => (this.waiting = after)
		});
		this.waiting = after;
	}

	/** Takes the last choice back, or makes it again; data are placed anew where the areas change. */
	step(direction: 'undo' | 'redo'): void {
		const placed = () => {
			const { areas, population } = this.project.project;
			return JSON.stringify([areas, population]);
		};
		const before = placed();
		this.project[direction]();
		if (placed() !== before) void this.replace();
	}

	/** Loads the waiting files as they are planned now, in place of the data before. */
	async confirm(): Promise<void> {
		await this.#work(async (context) => {
			const tables = this.waiting.map((table) => ({
				...table,
				settings: settingsFromPlan(table.plan, table.settings)
			}));
			const { project } = this.project;
			await this.#load(
				{
					...project,
					incidents: tables.map(({ settings }) => settings),
					filter: {},
					period: {},
					areas: project.areas ?? { kind: 'builtin', set: 'us-counties' }
				},
				tables,
				context
			);
			this.synthetic = false;
			this.waiting = [];
		});
	}

	/** Loads a saved project whose files are here, or the demonstration: `open(project, files)`. */
	async open(project: Project, files: Record<string, Blob>, synthetic = false): Promise<void> {
		await this.#work(async (context) => {
			for (const [name, blob] of Object.entries(files)) this.files.add(name, blob);
			const tables: IncidentTable[] = await openIncidents(project, context);
			await this.#load(project, tables, context);
			this.synthetic = synthetic;
		});
	}

	/** Fetches and loads a demonstration of this page's own: a project whose files lie beside it. */
	async openDemonstration(folder: string, project: Project): Promise<void> {
		const names = [
			...project.incidents.map(({ file }) => file),
			...(project.population ? [project.population.file] : []),
			...(project.areas?.kind === 'boundaries' ? [project.areas.file] : [])
		];
		const files: Record<string, Blob> = {};
		try {
			for (const name of names) files[name] = await this.#parts.fetchOwn(`${folder}/${name}`);
		} catch (error) {
			this.error = error instanceof Error ? error : new Error(String(error));
			return;
		}
		await this.open(project, files, true);
	}

	/** Places the loaded data again after the project's areas or population changed. */
	async replace(): Promise<void> {
		const dataset = this.loaded?.dataset;
		if (dataset) await this.#work((context) => this.#place(dataset, context));
	}

	/** Asks for the newest view of Explore; call it when `exploreRequest` changes. */
	refresh(): void {
		if (this.#explorer) void this.explore.ask(this.exploreRequest);
	}

	/** Stops what is being done. */
	cancel(): void {
		this.#stop?.abort();
	}

	async #load(project: Project, tables: IncidentTable[], context: Context): Promise<void> {
		const loaded = await inTransaction(context.engine, () => loadProject(project, tables, context));
		this.project.open(project);
		this.#show(loaded, context);
	}

	async #place(dataset: Dataset, context: Context): Promise<void> {
		const loaded = await inTransaction(context.engine, () =>
			placeProject(this.project.project, dataset, context)
		);
		this.#show(loaded, context);
	}

	#show(loaded: LoadedProject, { engine, runner, files }: Context): void {
		this.#explorer = new Explorer(loaded, { engine, runner, files });
		this.loaded = loaded;
		this.explore.clear();
		this.refresh();
	}

	/** One piece of work at a time; a new one stops the last. */
	async #work(work: (context: Context) => Promise<void>): Promise<void> {
		this.#stop?.abort();
		const stop = new AbortController();
		this.#stop = stop;
		this.error = null;
		this.progress = { share: 0 };
		try {
			const onProgress = (progress: Progress) => (this.progress = progress);
			await work(await this.context({ signal: stop.signal, onProgress }));
		} catch (error) {
			if (!(error instanceof Cancelled))
				this.error = error instanceof Error ? error : new Error(String(error));
		} finally {
			if (this.#stop === stop) this.progress = null;
		}
	}
}

function reviewed(opened: OpenedTable): ReviewedTable {
	return { opened, plan: opened.plan, settings: incidentsSchema.parse({ file: opened.name }) };
}

function areasOf(opened: OpenedBoundaries): NonNullable<Project['areas']> {
	return {
		kind: 'boundaries',
		file: opened.name,
		...(opened.idCandidates[0] ? { id: opened.idCandidates[0] } : {}),
		...(opened.nameCandidates[0] ? { name: opened.nameCandidates[0] } : {}),
		population: opened.populationCandidates[0] ?? null
	};
}

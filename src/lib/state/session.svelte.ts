import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { ExploreRequest, ExploreView, FirstView } from '$lib/model/explore';
import type { GivenFile } from '$lib/model/intake';
import { Cancelled, InputError } from '$lib/model/problem';
import { projectSchema, type Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { partsOf, type Progress, type RunOptions } from '$lib/model/runner';
import type { Context } from '$lib/pipeline/context';
import type { Desk, LoadOptions } from '$lib/pipeline/desk';
import { exploreRequestOf, firstRequestOf } from '$lib/pipeline/explore/request-of';
import { withoutMadeUp } from '$lib/pipeline/synthetic';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import type { Answer, Question, UseCaseName } from '$lib/pipeline/use-cases';
import type { AtlasRunner } from '$lib/workers/registry';
import { AskedOnce } from './asked-once.svelte';
import { fetchFiles } from './fetch-files';
import { FirstLook, shareOutlines } from './first-look.svelte';
import { Intake } from './intake.svelte';
import { nothingYet } from './nothing-yet';
import { OneJob } from './one-job.svelte';
import { projectIn } from './project-in';
import { ProjectState } from './project-state.svelte';
import { settle } from './settle';
import { ShownBefore } from './shown-before.svelte';
import { placesOf } from './reviewed-table';
import { packVisit, unpackVisit } from './visit';

/** What a session needs from outside; the root layout picks the browser's. */
export interface SessionParts {
	/** Called when the first data arrive, so that the first paint does not wait for it. */
	openDesk: () => Desk;
	runner: AtlasRunner;
	/** Fetches a file of this page's own origin: the demonstration data. */
	fetchOwn: (path: string) => Promise<Blob>;
	/** Fetches what a folder of this origin shows before its data are read; none where it is left out. */
	firstView?: (folder: string) => Promise<FirstView>;
}

/**
 * One visit: the data in the engine, the project, and what is being worked on. Errors leave the last
 * good state as it was. Panels read it; the Data page drives it by `addFiles`, `intake`, `confirm`, `cancel`.
 */
export class Session {
	readonly project = new ProjectState();
	readonly intake = new Intake(this.project);
	readonly shownBefore = new ShownBefore(this.project);
	/** What is in the engine, placed into areas; null before the first data. */
	loaded: LoadedProject | null = $state.raw(null);
	/** Whether Explore is open: on other pages its view is not worked out, so that theirs is sooner. */
	exploring = $state(true);
	readonly explore: AskedOnce<ExploreRequest, Protected<ExploreView>>;
	readonly #first = new FirstLook();

	#parts: SessionParts;
	/** Whether what is loaded is synthetic. */
	#synthetic = $state(false);
	#opened: Desk | null = null;
	#job = new OneJob();
	/** What places the loaded data, as `placesOf` says it. */
	#placed = $state('');

	constructor(parts: SessionParts) {
		this.#parts = parts;
		this.explore = new AskedOnce((request, options) => {
			if (!this.loaded) throw new InputError('No data are loaded yet.');
			return this.#desk.explore(request, options);
		});
	}

	get #desk(): Desk {
		return (this.#opened ??= this.#parts.openDesk());
	}

	/** What is being done now; null when nothing is. */
	get progress(): Progress | null {
		return this.#job.progress;
	}

	/** Why the last action failed; the state before it is still there. */
	get error(): Error | null {
		return this.#job.error;
	}

	/** Another number as soon as what lies in the engine may be changing. */
	get turn(): number {
		return this.#job.turn;
	}

	get dataset(): Dataset | null {
		return this.loaded?.dataset ?? null;
	}

	get areas(): Areas | null {
		return this.#first.areas ?? this.loaded?.areas ?? null;
	}

	/** What there is to show of data that are still being loaded; null before and after. */
	get first(): Protected<ExploreView> | null {
		return this.#first.view;
	}

	/** To be called when a map has drawn what it was given. */
	drawn(): void {
		this.#first.drawn();
	}

	/** Whether what is shown is the demonstration: it is synthetic and is marked so wherever it appears. */
	get synthetic(): boolean {
		return this.first ? this.#first.synthetic : this.#synthetic;
	}

	/** What Explore draws: the first map of data on their way, the newest view, or nothing yet said of data being read. */
	get shown(): Protected<ExploreView> | null {
		if (this.first) return this.first;
		if (this.explore.result) return this.explore.result;
		return this.progress !== null || this.explore.running ? nothingYet : null;
	}

	/** The project as files tell it: with the other ways in which the same records were shown. */
	get toldProject(): Project {
		return this.shownBefore.told(this.project.project);
	}

	/** Whether the loaded data are placed where the project says; else they are to be placed again. */
	get isPlaced(): boolean {
		return this.#placed === placesOf(this.project.project);
	}

	/** Whether the loaded records may be shown as the project says, without asking (see `ShownBefore`). */
	get mayShow(): boolean {
		const { project } = this.project;
		return (
			(!this.loaded || this.isPlaced) && (this.#synthetic || this.shownBefore.mayShow(project))
		);
	}

	/** Resolves once they may; rejects with `Cancelled` where the user wants otherwise, and takes the choice back. */
	async agreed(project = this.project.project, synthetic = this.#synthetic): Promise<void> {
		if (!synthetic) await this.shownBefore.agree(project);
	}

	/** Notes that the loaded records are shown, or saved, as the project says. */
	noteShown(saved = false): void {
		this.shownBefore.stayWith(this.project.project);
		if (!this.#synthetic) this.shownBefore.note(this.project.project, saved);
	}

	/** What the Explore page asks for, derived from the project and the view. */
	get exploreRequest(): ExploreRequest {
		const { project, view } = this.project;
		return exploreRequestOf(project, view, this.dataset?.step);
	}

	/** Answers a question of a page about the loaded data where they lie, so that the page need not wait. */
	async answer<Name extends UseCaseName>(
		name: Name,
		question: Question<Name>,
		options: RunOptions = {}
	): Promise<Answer<Name>> {
		if (!this.loaded) throw new InputError('No data are loaded yet.');
		await settle(this, projectIn(question));
		return this.#desk.answer(name, question, this.intake.files.all, options);
	}

	/** The outside world for use cases that answer here: those that make files, and the report. */
	async context(options: RunOptions = {}): Promise<Context> {
		return {
			engine: this.#desk.engine,
			runner: this.#parts.runner,
			files: this.intake.files,
			...options
		};
	}

	/** Opens files: tables wait for confirmation in `intake`, boundaries become the project's areas. */
	async addFiles(given: (File | GivenFile)[]): Promise<void> {
		await this.#work(async (options) => {
			const part = partsOf(options);
			const open = (file: GivenFile, at: number) =>
				this.#desk.openFile(file, part(at / given.length, (at + 1) / given.length));
			const hasAreas = await this.intake.take(given, open);
			// Where tables wait, they may be what the areas are for.
			if (hasAreas && this.loaded && this.intake.waiting.list.length === 0)
				await this.#place(this.loaded.dataset, options);
		});
	}

	/** Takes a waiting file away; where none is left, what is loaded is where the project says. */
	async leaveOut(name: string): Promise<void> {
		this.intake.waiting.remove(name);
		if (this.intake.waiting.list.length === 0) await this.replace();
	}

	/** Takes the last choice back, or makes it again. */
	step(direction: 'undo' | 'redo'): void {
		this.shownBefore.dismiss();
		this.#move(() => this.project[direction]());
	}

	/** Follows a link or the back button. */
	follow(query: string): void {
		this.shownBefore.asked?.reply('stay');
		this.#move(() => this.project.follow(query));
	}

	/** Goes to other choices: data are placed anew where the areas change. */
	#move(go: () => void): void {
		const before = placesOf(this.project.project);
		go();
		if (placesOf(this.project.project) !== before) void this.replace();
	}

	/**
	 * Loads the waiting files as they are planned now, in place of the data before. `onFirst` is called
	 * when there is a first map to look at (see `first`), which may be long before all is done.
	 */
	async confirm(onFirst?: () => void): Promise<void> {
		await this.#work(async (options) => {
			const tables = this.intake.waiting.confirmed;
			const project = withoutMadeUp(this.project.project);
			const next: Project = {
				...project,
				incidents: tables.map(({ settings }) => settings),
				filter: {},
				period: { step: project.period.step },
				areas: project.areas ?? { kind: 'builtin', set: 'us-counties' }
			};
			await this.agreed(next, false);
			const ahead = this.#ahead(next, options, false, onFirst);
			const loaded = await this.#desk.load(next, tables, this.intake.files.all, ahead);
			this.#show(next, loaded, false);
			this.intake.waiting.clear();
		});
	}

	/** Loads a saved project whose files are here, or the demonstration: `open(project, files)`. */
	async open(project: Project, files: Record<string, Blob>, synthetic = false): Promise<void> {
		await this.#work(async (options) => {
			this.intake.add(Object.entries(files));
			await this.agreed(project, synthetic);
			const ahead = this.#ahead(project, options, synthetic);
			this.#show(project, await this.#desk.open(project, this.intake.files.all, ahead), synthetic);
			this.intake.offer(project);
		});
	}

	/**
	 * Fetches and loads a demonstration of this page's own: a project whose files lie beside it. Where nothing is
	 * loaded yet, Explore shows the view that was made with the files, if it is the one asked for.
	 */
	async openDemonstration(folder: string, project: Project): Promise<void> {
		const isFirst = this.loaded === null;
		const ahead = isFirst && this.exploring;
		if (isFirst) this.project.open(project);
		await this.#work(async (options) => {
			// The desk starts while the files are fetched, unless a map is to be drawn first.
			if (!ahead) void this.#desk;
			const fetching = fetchFiles(this.#parts.fetchOwn, folder, project);
			if (ahead) await this.#showFirst(folder, options);
			this.intake.add(await fetching);
			if (options.signal?.aborted) throw new Cancelled();
			const asked = isFirst ? this.project.project : project;
			const map = this.#ahead(asked, options, true);
			const loaded = await this.#desk.open(asked, this.intake.files.all, map);
			this.#show(isFirst ? null : project, loaded, true, asked);
			if (!this.isPlaced) await this.#place(loaded.dataset, options);
		});
	}

	/** Shows the view that was made with the data, if it is what is asked for, and waits until its map is drawn. */
	async #showFirst(folder: string, { signal }: RunOptions): Promise<void> {
		const made = await this.#parts.firstView?.(folder).catch(() => null);
		const fits = made && JSON.stringify(made.view.request) === JSON.stringify(this.exploreRequest);
		if (!fits || signal?.aborted) return;
		await this.#first.show(made.view, made.areas, true);
	}

	/** A file of this page's own origin. */
	fetchOwn(path: string): Promise<Blob> {
		return this.#parts.fetchOwn(path);
	}

	/** The loaded data and the project as bytes, to be kept encrypted; see `keptData`. */
	async pack(): Promise<Uint8Array<ArrayBuffer>> {
		const { toldProject: project } = this;
		const { boundaries, files } = this.intake;
		const synthetic = this.#synthetic;
		const data = await this.#desk.keep();
		return packVisit({ project, synthetic, boundaries, data }, files);
	}

	/** Takes what `pack` gave in place of everything that is here. Throws where it cannot be read. */
	async unpack(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
		const visit = unpackVisit(bytes);
		await this.#work(async (options) => {
			await this.agreed(visit.project, visit.synthetic);
			const loaded = await this.#desk.restore(visit.data, options);
			this.intake.replaceBy(visit);
			this.#show(visit.project, loaded, visit.synthetic);
		});
	}

	/** Ends all work and lets go of everything: the data, the files, the project. */
	end(): void {
		this.#job.stop();
		this.#opened?.end();
		this.intake.clear();
		this.loaded = null;
		this.#first.end();
		this.explore.clear();
		this.project.open(projectSchema.parse({ version: 1 }));
	}

	/** Places the loaded data again after the project's areas or population changed. */
	async replace(): Promise<void> {
		const dataset = this.loaded?.dataset;
		if (dataset) await this.#work((options) => this.#place(dataset, options));
	}

	/** Asks for the newest view of Explore; call it when `exploreRequest` changes. */
	refresh(): void {
		if (!this.loaded || !this.exploring || !this.isPlaced) return;
		if (!this.mayShow) return void this.agreed().then(() => this.refresh(), passOver);
		this.noteShown();
		const asking = this.explore.askOnce(this.exploreRequest, this.loaded);
		void asking?.then(() => (this.#first.view = null));
	}

	/** Stops what is being done. */
	cancel(): void {
		this.#job.stop();
	}

	async #place(dataset: Dataset, options: RunOptions): Promise<void> {
		await this.agreed();
		const { project } = this.project;
		const placed = await this.#desk.place(project, dataset, this.intake.files.all, options);
		this.#show(null, placed, this.#synthetic);
	}

	/** Asks for the first map of data on their way. */
	#ahead(next: Project, options: RunOptions, synthetic: boolean, onFirst = passOver): LoadOptions {
		const told = () => {
			if (!synthetic) this.shownBefore.note(next);
			onFirst();
		};
		const before = () => this.areas;
		const first = firstRequestOf(next, this.project.view);
		return { ...options, ...this.#first.ahead(first, synthetic, before, told) };
	}

	#show(
		project: Project | null,
		loaded: LoadedProject,
		synthetic: boolean,
		placed = project ?? this.project.project
	): void {
		if (project) this.project.open(project);
		this.#synthetic = synthetic;
		shareOutlines(loaded.areas, this.#first.areas);
		this.loaded = loaded;
		this.#placed = placesOf(placed);
		this.#first.areas = null;
		if (!this.exploring) this.#first.view = null;
		this.explore.clear();
		this.refresh();
	}

	/** One piece of work at a time; one that fails leaves what was loaded. */
	#work(work: (options: RunOptions) => Promise<void>): Promise<void> {
		return this.#job.run(work, () => this.#first.end());
	}
}

/** What was called off needs nothing more. */
const passOver = (): void => undefined;

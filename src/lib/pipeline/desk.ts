import type { Dataset } from '$lib/model/dataset';
import type { Engine } from '$lib/model/engine';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import type { Files } from '$lib/model/files';
import type { GivenFile, OpenedFile, OpenedTable } from '$lib/model/intake';
import { Cancelled, InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { partsOf, type RunOptions } from '$lib/model/runner';
import { incidentsSchema } from '$lib/model/settings/incidents';
import type { AtlasRunner } from '$lib/workers/registry';
import { Explorer } from './explorer';
import { PointsAhead } from './explore/file-points';
import { firstMap, type FirstMap } from './explore/first-map';
import { inTransaction } from './in-transaction';
import { keepData, restoreData } from './keep-data';
import type { IncidentTable } from './load-incidents';
import type { LoadedProject } from './load-panel';
import { loadProject, opening, placeProject, startAreas } from './open-project';
import { openFiles, openIncidents } from './open-incidents';
import { refuseTooLarge } from './refuse-too-large';
import { answer, type Answer, type Question, type UseCaseName } from './use-cases';

/** Files by name; Blobs travel between threads without being copied. */
export type NamedFiles = Record<string, Blob>;

/** How data are loaded: what is told on the way. */
export interface LoadOptions extends RunOptions {
	/**
	 * Whose map is made first: it is shown while everything else is still worked on. The request is of
	 * the whole of the data, unfiltered.
	 */
	first?: ExploreRequest;
	/**
	 * Gets that map; not called where a file is not plain enough to read ahead, or small. Rows are
	 * loaded once what it returns is done, or after a while.
	 */
	onFirst?: (map: FirstMap) => void | Promise<void>;
}

/**
 * Where a session's data are worked on: files are opened, rows loaded and placed, views answered. In the
 * browser it is a worker of its own, so that the page never waits; tests and the command line work in place.
 */
export interface Desk {
	/** The engine that holds the rows, for the use cases of other pages. */
	readonly engine: Engine;
	/** Opens a file: the tables and boundaries in it. Needs no engine. */
	openFile(file: GivenFile, options?: RunOptions): Promise<OpenedFile[]>;
	/** Loads opened and confirmed tables in place of the data before; all or nothing. */
	load(
		project: Project,
		tables: IncidentTable[],
		files: NamedFiles,
		options?: LoadOptions
	): Promise<LoadedProject>;
	/** Loads a project whose files are all at hand. */
	open(project: Project, files: NamedFiles, options?: LoadOptions): Promise<LoadedProject>;
	/** Places the loaded incidents again, after the areas or the residents changed. */
	place(
		project: Project,
		dataset: Dataset,
		files: NamedFiles,
		options?: RunOptions
	): Promise<LoadedProject>;
	/** Answers what Explore asks of the loaded data. */
	explore(request: ExploreRequest, options?: RunOptions): Promise<Protected<ExploreView>>;
	/** Answers a question of another page about the loaded data. */
	answer<Name extends UseCaseName>(
		name: Name,
		question: Question<Name>,
		files: NamedFiles,
		options?: RunOptions
	): Promise<Answer<Name>>;
	/** The loaded data as bytes, to be kept encrypted between visits; see `keepData`. */
	keep(): Promise<Uint8Array<ArrayBuffer>>;
	/** Takes what `keep` gave in place of the data before; all or nothing. */
	restore(bytes: Uint8Array<ArrayBuffer>, options?: RunOptions): Promise<LoadedProject>;
	/** Ends all work and lets go of the data. The desk answers nothing afterwards. */
	end(): void;
}

/** Fewer rows than this are loaded about as soon as their first map could be made ahead. */
const quickRows = 200_000;

/** How long loading waits for its first map to be drawn, which it would slow down, in milliseconds. */
const longestWait = 2000;

/** A desk that works where it is called. */
export class LocalDesk implements Desk {
	#loaded: LoadedProject | null = null;
	#explorer: Explorer | null = null;
	readonly #points = new PointsAhead();
	#last: Promise<unknown> = Promise.resolve();

	/** @param mostBytes files larger than this are refused before they are read */
	constructor(
		readonly engine: Engine,
		private readonly runner: AtlasRunner,
		private readonly mostBytes = Infinity
	) {}

	async openFile(file: GivenFile, options: RunOptions = {}): Promise<OpenedFile[]> {
		refuseTooLarge({ [file.name]: file.blob }, this.mostBytes);
		const opened = await openFiles(file, { runner: this.runner, ...options });
		for (const table of opened) {
			if (table.kind !== 'table') continue;
			if (table.staged.rows >= quickRows)
				this.#points.start(asGuessed(table), { runner: this.runner });
			const { plan, columns, preview } = table;
			if (plan.columns.some(({ role }) => role === 'area'))
				table.suggestedAreas = await this.runner.run(
					'suggest-areas',
					{ plan, columns, preview },
					{ signal: options.signal }
				);
		}
		return opened;
	}

	load(
		project: Project,
		tables: IncidentTable[],
		files: NamedFiles,
		options: LoadOptions = {}
	): Promise<LoadedProject> {
		const areas = startAreas(project, this.#context(files, options));
		return this.#load(project, tables, files, areas, options);
	}

	async open(
		project: Project,
		files: NamedFiles,
		options: LoadOptions = {}
	): Promise<LoadedProject> {
		refuseTooLarge(files, this.mostBytes);
		const context = this.#context(files, options);
		const areas = startAreas(project, context);
		const part = partsOf(options);
		const tables = await openIncidents(project, this.#context(files, part(0, opening)));
		return this.#load(project, tables, files, areas, part(opening, 1));
	}

	async place(
		project: Project,
		dataset: Dataset,
		files: NamedFiles,
		options: RunOptions = {}
	): Promise<LoadedProject> {
		const context = this.#context(files, options);
		return this.#replace(() => placeProject(project, dataset, context));
	}

	async explore(
		request: ExploreRequest,
		options: RunOptions = {}
	): Promise<Protected<ExploreView>> {
		if (!this.#explorer) throw new InputError('No data are loaded yet.');
		return this.#explorer.explore(request, options);
	}

	async answer<Name extends UseCaseName>(
		name: Name,
		question: Question<Name>,
		files: NamedFiles,
		options: RunOptions = {}
	): Promise<Answer<Name>> {
		if (!this.#loaded) throw new InputError('No data are loaded yet.');
		return answer(name, question, this.#loaded, this.#context(files, options));
	}

	async keep(): Promise<Uint8Array<ArrayBuffer>> {
		await this.#last;
		if (!this.#loaded) throw new InputError('No data are loaded yet.');
		return keepData(this.#loaded, this.engine);
	}

	restore(bytes: Uint8Array<ArrayBuffer>, { signal }: RunOptions = {}): Promise<LoadedProject> {
		return this.#replace(async () => {
			if (signal?.aborted) throw new Cancelled();
			return restoreData(bytes, this.engine);
		});
	}

	end(): void {
		this.#loaded = null;
		this.#explorer = null;
		void this.engine.close();
	}

	async #load(
		project: Project,
		tables: IncidentTable[],
		files: NamedFiles,
		areas: ReturnType<typeof startAreas>,
		{ first, onFirst, ...options }: LoadOptions
	): Promise<LoadedProject> {
		const context = this.#context(files, options);
		const rows = tables.reduce((sum, { opened }) => sum + opened.staged.rows, 0);
		let drawn: Promise<unknown> = Promise.resolve();
		if (first && rows >= quickRows)
			drawn = Promise.race([
				// A courtesy: where it cannot be made, the full view follows all the same.
				firstMap(tables, areas, first, context, this.#points).then(onFirst, () => undefined),
				new Promise((resolve) => setTimeout(resolve, longestWait))
			]);
		return this.#replace(async () => {
			await drawn;
			return loadProject(project, tables, context, areas);
		});
	}

	/** Replaces the data by what comes of the work: once the replacement before it has ended, all or nothing. */
	#replace(work: () => Promise<LoadedProject>): Promise<LoadedProject> {
		const replacing = this.#last.then(async () => {
			const loaded = await inTransaction(this.engine, work);
			this.#loaded = loaded;
			this.#explorer = new Explorer(loaded, this.#context({}, {}));
			return loaded;
		});
		this.#last = replacing.catch(() => undefined);
		return replacing;
	}

	#context(files: NamedFiles, options: RunOptions) {
		return { engine: this.engine, runner: this.runner, files: filesOf(files), ...options };
	}
}

/** A file as it is read unless the reader says otherwise. */
function asGuessed(opened: OpenedTable): IncidentTable {
	return { opened, plan: opened.plan, settings: incidentsSchema.parse({ file: opened.name }) };
}

/** Files that were handed over by name. */
export function filesOf(files: NamedFiles): Files {
	return {
		async open(name) {
			if (!Object.hasOwn(files, name))
				throw new InputError(
					'The project needs this file; drop it on the page.',
					{ file: name },
					'no-file'
				);
			return files[name];
		}
	};
}

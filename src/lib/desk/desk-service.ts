import { tableFromIPC } from 'apache-arrow';
import type { Engine, Query } from '$lib/model/engine';
import type { ExploreRequest } from '$lib/model/explore';
import type { GivenFile, OpenedFile, StagedColumns } from '$lib/model/intake';
import type { Project } from '$lib/model/project';
import type { RunOptions } from '$lib/model/runner';
import type { Dataset } from '$lib/model/dataset';
import { LocalDesk, type LoadOptions, type NamedFiles } from '$lib/pipeline/desk';
import type { IncidentTable } from '$lib/pipeline/load-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import type { Question, UseCaseName } from '$lib/pipeline/use-cases';
import { buffersOf, carryError } from '$lib/workers/messages';
import type { AtlasRunner } from '$lib/workers/registry';
import { ChangedParts } from './changed-parts';
import type { DeskCall, DeskReply, DeskRequest } from './messages';
import { packAreas, type PackedAreas } from './pack-areas';

/** What is loaded, as it travels. */
export type PackedProject = Omit<LoadedProject, 'areas'> & { areas: PackedAreas };

type Send = (reply: DeskReply, transfer?: Transferable[]) => void;

/**
 * The worker's side of a desk: takes requests, works on them with a `LocalDesk`, and sends what comes of
 * them. Columns of opened files stay here; the page gets all of the file but those.
 */
export class DeskService {
	readonly #desk: LocalDesk;
	readonly #stops = new Map<number, AbortController>();
	/** What to do once the first map of a call has been drawn. */
	readonly #drawn = new Map<number, () => void>();
	readonly #views = new ChangedParts();
	readonly #columns = new Map<string, StagedColumns['columns']>();

	constructor(
		private readonly engine: Engine,
		runner: AtlasRunner,
		private readonly send: Send,
		mostBytes = Infinity
	) {
		this.#desk = new LocalDesk(engine, runner, mostBytes);
	}

	async take(request: DeskRequest): Promise<void> {
		const { id } = request;
		if ('stop' in request) return this.#stops.get(id)?.abort();
		if ('drawn' in request) return this.#drawn.get(id)?.();
		const stop = new AbortController();
		this.#stops.set(id, stop);
		const options: LoadOptions = {
			signal: stop.signal,
			onProgress: (progress) => this.send({ id, progress }),
			onFirst: ({ view, areas }) => {
				const packed = areas && packAreas(areas);
				this.send({ id, first: { view, areas: packed } }, packed ? [packed.outlines] : []);
				return new Promise((resolve) => this.#drawn.set(id, resolve));
			}
		};
		try {
			const [result, transfer] = await this.#answer(request.call, request.args, options);
			this.send({ id, result }, transfer);
		} catch (error) {
			this.send({ id, error: carryError(error) });
		} finally {
			this.#stops.delete(id);
			this.#drawn.delete(id);
		}
	}

	async #answer(
		call: DeskCall,
		args: unknown[],
		options: LoadOptions
	): Promise<[result: unknown, transfer?: Transferable[]]> {
		const desk = this.#desk;
		switch (call) {
			case 'openFile':
				return [this.#withoutColumns(await desk.openFile(args[0] as GivenFile, options))];
			case 'load': {
				const [project, tables, files, first] = args as [
					Project,
					IncidentTable[],
					NamedFiles,
					LoadOptions['first']
				];
				const whole = tables.map((table) => this.#withColumns(table));
				return packed(await desk.load(project, whole, files, { ...options, first }));
			}
			case 'open': {
				const [project, files, first] = args as [Project, NamedFiles, LoadOptions['first']];
				return packed(await desk.open(project, files, { ...options, first }));
			}
			case 'place':
				return packed(await desk.place(...(args as [Project, Dataset, NamedFiles]), options));
			case 'explore':
				return [this.#views.write(await desk.explore(args[0] as ExploreRequest, options))];
			case 'keep': {
				const kept = await desk.keep();
				return [kept, [kept.buffer]];
			}
			case 'restore':
				return packed(await desk.restore(args[0] as Uint8Array<ArrayBuffer>, options));
			case 'answer': {
				const [name, question, files] = args as [UseCaseName, Question<UseCaseName>, NamedFiles];
				return [await desk.answer(name, question, files, options)];
			}
			default:
				return this.#engineAnswer(call, args, options);
		}
	}

	async #engineAnswer(
		call: DeskCall,
		args: unknown[],
		{ signal }: RunOptions
	): Promise<[unknown, Transferable[]?]> {
		const { engine } = this;
		switch (call) {
			case 'engine.query': {
				const columns = await engine.query(args[0] as Query, signal);
				return [columns, buffersOf(columns)];
			}
			case 'engine.execute':
				return [await engine.execute(args[0] as Query, signal)];
			case 'engine.insertTable':
				return [await engine.insertTable(args[0] as string, tableFromIPC(args[1] as Uint8Array))];
			case 'engine.registerFile':
				return [await engine.registerFile(args[0] as Blob)];
			case 'engine.releaseFile':
				return [await engine.releaseFile(args[0] as string)];
			default:
				return [await engine.close()];
		}
	}

	#withoutColumns(files: OpenedFile[]): OpenedFile[] {
		return files.map((file) => {
			if (file.kind !== 'table' || file.staged.kind !== 'columns') return file;
			this.#columns.set(file.name, file.staged.columns);
			return { ...file, staged: { ...file.staged, columns: [] } };
		});
	}

	#withColumns(table: IncidentTable): IncidentTable {
		const { opened } = table;
		if (opened.staged.kind !== 'columns') return table;
		const columns = this.#columns.get(opened.name) ?? opened.staged.columns;
		return { ...table, opened: { ...opened, staged: { ...opened.staged, columns } } };
	}
}

function packed(loaded: LoadedProject): [PackedProject, Transferable[]] {
	const areas = packAreas(loaded.areas);
	return [{ ...loaded, areas }, [areas.outlines]];
}

import { tableToIPC, type Table } from 'apache-arrow';
import type { Dataset } from '$lib/model/dataset';
import type { Columns, Engine, Query } from '$lib/model/engine';
import type { ExploreRequest, ExploreView } from '$lib/model/explore';
import type { GivenFile, OpenedFile } from '$lib/model/intake';
import { Cancelled } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { RunOptions } from '$lib/model/runner';
import type { Desk, LoadOptions, NamedFiles } from '$lib/pipeline/desk';
import type { IncidentTable } from '$lib/pipeline/load-incidents';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import type { Answer, Question, UseCaseName } from '$lib/pipeline/use-cases';
import { uncarryError } from '$lib/workers/messages';
import { ChangedParts } from './changed-parts';
import type { PackedProject } from './desk-service';
import type { DeskCall, DeskReply, DeskRequest } from './messages';
import { unpackAreas } from './pack-areas';

/** What a remote desk needs of its worker. */
export interface DeskPort {
	postMessage(request: DeskRequest): void;
	onmessage: ((event: { data: DeskReply }) => void) | null;
	onerror: ((event: { message?: string }) => void) | null;
	terminate(): void;
}

interface Call {
	options: LoadOptions;
	settle: (reply: DeskReply) => void;
	fail: (error: Error) => void;
}

/** The page's side of a desk in a worker: what is asked goes there, what comes of it comes back. */
export class RemoteDesk implements Desk {
	readonly engine: Engine;
	readonly #calls = new Map<number, Call>();
	readonly #views = new ChangedParts();
	#next = 0;

	constructor(private readonly port: DeskPort) {
		this.engine = new RemoteEngine((call, args, options) => this.#ask(call, args, options));
		port.onmessage = ({ data }) => this.#take(data);
		port.onerror = ({ message }) => {
			for (const { fail } of this.#calls.values())
				fail(new Error(message || 'The worker that holds the data has failed'));
		};
	}

	openFile(file: GivenFile, options: RunOptions = {}): Promise<OpenedFile[]> {
		return this.#ask('openFile', [file], options);
	}

	async load(
		project: Project,
		tables: IncidentTable[],
		files: NamedFiles,
		{ first, ...options }: LoadOptions = {}
	): Promise<LoadedProject> {
		return unpacked(await this.#ask('load', [project, tables, files, first], options));
	}

	async open(
		project: Project,
		files: NamedFiles,
		{ first, ...options }: LoadOptions = {}
	): Promise<LoadedProject> {
		return unpacked(await this.#ask('open', [project, files, first], options));
	}

	async place(
		project: Project,
		dataset: Dataset,
		files: NamedFiles,
		options: RunOptions = {}
	): Promise<LoadedProject> {
		return unpacked(await this.#ask('place', [project, dataset, files], options));
	}

	explore(request: ExploreRequest, options: RunOptions = {}): Promise<Protected<ExploreView>> {
		return this.#ask('explore', [request], options);
	}

	answer<Name extends UseCaseName>(
		name: Name,
		question: Question<Name>,
		files: NamedFiles,
		options: RunOptions = {}
	): Promise<Answer<Name>> {
		return this.#ask('answer', [name, question, files], options);
	}

	keep(): Promise<Uint8Array<ArrayBuffer>> {
		return this.#ask('keep', [], {});
	}

	async restore(bytes: Uint8Array<ArrayBuffer>, options: RunOptions = {}): Promise<LoadedProject> {
		return unpacked(await this.#ask('restore', [bytes], options));
	}

	end(): void {
		this.port.terminate();
		for (const { fail } of this.#calls.values()) fail(new Cancelled());
	}

	#ask<Result>(call: DeskCall, args: unknown[], options: LoadOptions): Promise<Result> {
		const { signal } = options;
		if (signal?.aborted) return Promise.reject(new Cancelled());
		const id = this.#next++;
		return new Promise<Result>((resolve, reject) => {
			const stop = () => {
				this.port.postMessage({ id, stop: true });
				reject(new Cancelled());
			};
			const end = () => {
				signal?.removeEventListener('abort', stop);
				this.#calls.delete(id);
			};
			signal?.addEventListener('abort', stop, { once: true });
			this.#calls.set(id, {
				options,
				settle: (reply) => {
					end();
					if ('error' in reply)
						reject(signal?.aborted ? new Cancelled() : uncarryError(reply.error));
					else if ('result' in reply) {
						// Every view is read, wanted or not: the next one says what changed since.
						const result = call === 'explore' ? this.#views.read(reply.result) : reply.result;
						resolve(result as Result);
					}
				},
				fail: (error) => {
					end();
					reject(error);
				}
			});
			this.port.postMessage({ id, call, args });
		});
	}

	#take(reply: DeskReply): void {
		const call = this.#calls.get(reply.id);
		if (!call) return;
		const wanted = !call.options.signal?.aborted;
		if ('progress' in reply) {
			if (wanted) call.options.onProgress?.(reply.progress);
		} else if ('first' in reply) {
			const { view, areas } = reply.first;
			const map = { view, areas: areas && unpackAreas(areas) };
			const drawn = wanted ? call.options.onFirst?.(map) : undefined;
			void Promise.resolve(drawn).then(() => this.port.postMessage({ id: reply.id, drawn: true }));
		} else call.settle(reply);
	}
}

function unpacked({ areas, ...loaded }: PackedProject): LoadedProject {
	return { ...loaded, areas: unpackAreas(areas) };
}

type Ask = <Result>(call: DeskCall, args: unknown[], options: RunOptions) => Promise<Result>;

/** The engine of a desk in a worker. */
class RemoteEngine implements Engine {
	constructor(private readonly ask: Ask) {}

	query(query: Query, signal?: AbortSignal): Promise<Columns> {
		return this.ask('engine.query', [query], { signal });
	}

	execute(query: Query, signal?: AbortSignal): Promise<void> {
		return this.ask('engine.execute', [query], { signal });
	}

	insertTable(name: string, table: Table): Promise<void> {
		return this.ask('engine.insertTable', [name, tableToIPC(table, 'stream')], {});
	}

	registerFile(blob: Blob): Promise<string> {
		return this.ask('engine.registerFile', [blob], {});
	}

	releaseFile(location: string): Promise<void> {
		return this.ask('engine.releaseFile', [location], {});
	}

	close(): Promise<void> {
		return this.ask('engine.close', [], {});
	}
}

import { tableToIPC, type Table } from 'apache-arrow';
import type { Columns, Engine, Query } from '$lib/model/engine';
import { Cancelled } from '$lib/model/problem';
import { columnsFromIpc } from './arrow-columns';
import { engineError } from './engine-error';
import { quoteName } from './queries/quote';
import { lockingStatements } from './settings';

type Soon<T> = T | Promise<T>;

/** What both of DuckDB-WASM's bindings, in a worker and blocking, have in common. */
export interface WasmBindings {
	runQuery(connection: number, sql: string): Soon<Uint8Array>;
	createPrepared(connection: number, sql: string): Soon<number>;
	runPrepared(connection: number, statement: number, values: unknown[]): Soon<Uint8Array>;
	closePrepared(connection: number, statement: number): Soon<void>;
	insertArrowFromIPCStream(
		connection: number,
		bytes: Uint8Array,
		options: { name: string; create: boolean }
	): Soon<void>;
	dropFile(name: string): Soon<unknown>;
}

/** What differs between them. */
export interface WasmHost {
	connection: number;
	/** Puts a file into the engine's own file system under a name. */
	addFile(name: string, blob: Blob): Promise<void>;
	close(): Promise<void>;
}

const folder = 'given';

/** DuckDB-WASM as an `Engine`. Statements run one after another, in the order they were asked for. */
export class WasmEngine implements Engine {
	#queue: Promise<unknown> = Promise.resolve();
	#files = 0;

	private constructor(
		private readonly bindings: WasmBindings,
		private readonly host: WasmHost
	) {}

	/** Locks the settings of a freshly opened database and wraps it. */
	static async open(bindings: WasmBindings, host: WasmHost): Promise<WasmEngine> {
		for (const sql of lockingStatements(folder)) await bindings.runQuery(host.connection, sql);
		return new WasmEngine(bindings, host);
	}

	async query(query: Query, signal?: AbortSignal): Promise<Columns> {
		return columnsFromIpc(await this.#run(query, signal));
	}

	async execute(query: Query, signal?: AbortSignal): Promise<void> {
		await this.#run(query, signal);
	}

	async insertTable(name: string, table: Table): Promise<void> {
		const { connection } = this.host;
		await this.#inTurn(async () => {
			await this.bindings.runQuery(connection, `DROP TABLE IF EXISTS ${quoteName(name)}`);
			const bytes = tableToIPC(table, 'stream');
			await this.bindings.insertArrowFromIPCStream(connection, bytes, { name, create: true });
		});
	}

	async registerFile(blob: Blob): Promise<string> {
		const location = `${folder}/${++this.#files}`;
		await this.#inTurn(() => this.host.addFile(location, blob));
		return location;
	}

	async releaseFile(location: string): Promise<void> {
		await this.#inTurn(async () => void (await this.bindings.dropFile(location)));
	}

	async close(): Promise<void> {
		await this.#inTurn(() => this.host.close());
	}

	#run(query: Query, signal?: AbortSignal): Promise<Uint8Array> {
		const { connection } = this.host;
		return this.#inTurn(async () => {
			if (query.values.length === 0) return await this.bindings.runQuery(connection, query.sql);
			const statement = await this.bindings.createPrepared(connection, query.sql);
			try {
				return await this.bindings.runPrepared(connection, statement, query.values);
			} finally {
				await this.bindings.closePrepared(connection, statement);
			}
		}, signal);
	}

	/** Waits for its turn, drops out if cancelled by then, and leaves the queue going after an error. */
	#inTurn<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const result = this.#queue.then(() => {
			if (signal?.aborted) throw new Cancelled();
			return work();
		});
		this.#queue = result.catch(() => undefined);
		return result.then(
			(value) => {
				if (signal?.aborted) throw new Cancelled();
				return value;
			},
			(error: unknown) => {
				throw engineError(error);
			}
		);
	}
}

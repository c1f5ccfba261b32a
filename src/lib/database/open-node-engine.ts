import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import type { Table } from 'apache-arrow';
import type { Columns, Engine, Query } from '$lib/model/engine';
import { Cancelled } from '$lib/model/problem';
import { engineError } from './engine-error';
import { appendTable, columnsFromChunks } from './node-columns';
import { quoteName } from './queries/quote';
import { lockingStatements } from './settings';

/** Starts DuckDB's native engine in this process, with a folder of its own for registered files. */
export async function openNodeEngine(): Promise<Engine> {
	const folder = await mkdtemp(join(tmpdir(), 'atlas-'));
	const instance = await DuckDBInstance.create(':memory:');
	const connection = await instance.connect();
	for (const sql of lockingStatements(`${folder}/`)) await connection.run(sql);
	return new NodeEngine(instance, connection, folder);
}

class NodeEngine implements Engine {
	#files = 0;
	#running: Promise<unknown> = Promise.resolve();

	constructor(
		private readonly instance: DuckDBInstance,
		private readonly connection: DuckDBConnection,
		private readonly folder: string
	) {}

	async query(query: Query, signal?: AbortSignal): Promise<Columns> {
		return this.#inTurn(async () => {
			const result = await this.#run(query, signal);
			const chunks = await result.fetchAllChunks();
			return columnsFromChunks(result.columnNames(), result.columnTypes(), chunks);
		});
	}

	async execute(query: Query, signal?: AbortSignal): Promise<void> {
		await this.#inTurn(() => this.#run(query, signal));
	}

	async insertTable(name: string, table: Table): Promise<void> {
		await this.#inTurn(async () => {
			await this.connection.run(`DROP TABLE IF EXISTS ${quoteName(name)}`);
			await appendTable(this.connection, name, table);
		});
	}

	async registerFile(blob: Blob): Promise<string> {
		const location = join(this.folder, String(++this.#files));
		const stream = Readable.fromWeb(blob.stream() as ReadableStream);
		await pipeline(stream, createWriteStream(location));
		return location;
	}

	async releaseFile(location: string): Promise<void> {
		await rm(location, { force: true });
	}

	async close(): Promise<void> {
		this.connection.closeSync();
		this.instance.closeSync();
		await rm(this.folder, { recursive: true, force: true });
	}

	/** One thing at a time on the one connection: what is stopped has ended before the next begins. */
	#inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
		const done = this.#running.then(work);
		this.#running = done.catch(() => undefined);
		return done;
	}

	async #run(query: Query, signal?: AbortSignal) {
		if (signal?.aborted) throw new Cancelled();
		const stop = () => this.connection.interrupt();
		signal?.addEventListener('abort', stop, { once: true });
		try {
			return await this.connection.run(query.sql, query.values);
		} catch (error) {
			if (signal?.aborted) throw new Cancelled();
			throw engineError(error);
		} finally {
			signal?.removeEventListener('abort', stop);
		}
	}
}

import type { Table } from 'apache-arrow';

/** A column of a result: numbers as typed arrays (NaN or 0 where missing), text as strings (null where missing). */
export type Column =
	| Float64Array
	| Float32Array
	| Int32Array
	| Uint32Array
	| Uint16Array
	| Uint8Array
	| BigInt64Array
	| (string | null)[];

/** A query's result: columns of one length by name, in the query's order. */
export interface Columns {
	length: number;
	columns: Record<string, Column>;
}

/** A statement whose identifiers are already quoted and whose values are bound by position (`?`). */
export interface Query {
	sql: string;
	values: (string | number | boolean | null)[];
}

/**
 * A relational engine that keeps the rows. Only aggregates come out of it. DuckDB in the browser
 * and DuckDB in Node implement it; a remote engine could.
 */
export interface Engine {
	/** Runs a query and returns its columns. Rejects with `Cancelled` once the signal is aborted. */
	query(query: Query, signal?: AbortSignal): Promise<Columns>;
	/** Runs a statement that returns nothing. */
	execute(query: Query, signal?: AbortSignal): Promise<void>;
	/** Replaces table `name` by the given Arrow table. */
	insertTable(name: string, table: Table): Promise<void>;
	/**
	 * Makes a file readable by queries and returns the location that stands for it in them. The name
	 * of the user's file never reaches the engine.
	 */
	registerFile(blob: Blob): Promise<string>;
	/** Lets go of a registered file. */
	releaseFile(location: string): Promise<void>;
	close(): Promise<void>;
}

import {
	DOUBLE,
	DuckDBDataChunk,
	DuckDBTypeId,
	INTEGER,
	VARCHAR,
	type DuckDBConnection,
	type DuckDBType,
	type DuckDBValue
} from '@duckdb/node-api';
import { DataType, type Table, type Vector } from 'apache-arrow';
import type { Column, Columns } from '$lib/model/engine';
import { quoteName } from './queries/quote';

/** DuckDB's own number of rows in a chunk. */
const chunkRows = 2048;

/** The columns of a result: the same arrays that the browser's engine gives for the same query. */
export function columnsFromChunks(
	names: readonly string[],
	types: readonly DuckDBType[],
	chunks: readonly DuckDBDataChunk[]
): Columns {
	const length = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0);
	const columns: Record<string, Column> = {};
	names.forEach((name, c) => {
		const column = emptyColumn(types[c], length);
		let row = 0;
		for (const chunk of chunks)
			for (const value of chunk.getColumnValues(c)) setValue(column, row++, value);
		columns[name] = column;
	});
	return { length, columns };
}

function emptyColumn(type: DuckDBType, length: number): Column {
	switch (type.typeId) {
		case DuckDBTypeId.DOUBLE:
			return new Float64Array(length);
		case DuckDBTypeId.INTEGER:
			return new Int32Array(length);
		case DuckDBTypeId.BIGINT:
			return new BigInt64Array(length);
		case DuckDBTypeId.VARCHAR:
			return new Array<string | null>(length).fill(null);
		default:
			throw new TypeError(`A query must not return ${String(type)}: cast it`);
	}
}

function setValue(column: Column, row: number, value: DuckDBValue): void {
	if (column instanceof Float64Array) column[row] = value === null ? NaN : Number(value);
	else if (column instanceof BigInt64Array) column[row] = value === null ? 0n : (value as bigint);
	else if (Array.isArray(column)) column[row] = value as string | null;
	else column[row] = value === null ? 0 : Number(value);
}

/** Creates a table of an Arrow table's columns (32-bit integers, doubles, text) and fills it. */
export async function appendTable(
	connection: DuckDBConnection,
	name: string,
	table: Table
): Promise<void> {
	const types = table.schema.fields.map((field) => columnType(field.type as DataType));
	const definition = table.schema.fields
		.map((field, i) => `${quoteName(field.name)} ${types[i].toString()}`)
		.join(', ');
	await connection.run(`CREATE TABLE ${quoteName(name)} (${definition})`);
	const vectors = table.schema.fields.map((field) => table.getChild(field.name)!);
	const appender = await connection.createAppender(name);
	for (let start = 0; start < table.numRows; start += chunkRows) {
		const rows = Math.min(chunkRows, table.numRows - start);
		const chunk = DuckDBDataChunk.create(types, rows);
		vectors.forEach((vector, c) => chunk.setColumnValues(c, valuesOf(vector, start, rows)));
		appender.appendDataChunk(chunk);
	}
	appender.closeSync();
}

function valuesOf(vector: Vector, start: number, rows: number): DuckDBValue[] {
	return Array.from({ length: rows }, (_, i) => vector.get(start + i) as DuckDBValue);
}

function columnType(type: DataType): DuckDBType {
	if (DataType.isInt(type) && type.bitWidth === 32 && type.isSigned) return INTEGER;
	if (DataType.isFloat(type)) return DOUBLE;
	if (DataType.isUtf8(type) || DataType.isDictionary(type)) return VARCHAR;
	throw new TypeError(`A table for the engine must not hold ${String(type)}`);
}

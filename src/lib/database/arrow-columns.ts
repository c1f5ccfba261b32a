import { DataType, tableFromIPC, type Table, type Vector } from 'apache-arrow';
import type { Column, Columns } from '$lib/model/engine';

/** Reads an Arrow IPC stream as columns: numbers as typed arrays, text as strings. */
export function columnsFromIpc(bytes: Uint8Array): Columns {
	return columnsFromTable(tableFromIPC(bytes));
}

/** The columns of an Arrow table. Missing floating-point numbers are NaN, missing integers 0. */
export function columnsFromTable(table: Table): Columns {
	const columns: Record<string, Column> = {};
	for (const field of table.schema.fields) {
		const vector = table.getChild(field.name);
		if (vector) columns[field.name] = columnFromVector(vector);
	}
	return { length: table.numRows, columns };
}

function columnFromVector(vector: Vector): Column {
	if (DataType.isUtf8(vector.type) || DataType.isDictionary(vector.type))
		return Array.from(vector as Iterable<string | null>);
	const numbers = (
		vector.length ? vector.toArray() : new (vector.ArrayType as Float64ArrayConstructor)(0)
	) as Exclude<Column, (string | null)[]>;
	if (vector.nullCount === 0 || !(numbers instanceof Float64Array)) return numbers;
	const filled = numbers.slice();
	for (let i = 0; i < filled.length; i++) if (!vector.isValid(i)) filled[i] = NaN;
	return filled;
}

import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ResultTable } from '$lib/model/exports';
import type { Protected } from '$lib/model/protected';

type Kind = 'STRING' | 'DOUBLE' | 'BOOLEAN';

/** A table as Parquet (Snappy), a column's kind by its values; `notes` stand in the file's metadata. */
export function writeParquet(
	{ columns, rows }: Protected<ResultTable>,
	notes: string[]
): Uint8Array<ArrayBuffer> {
	const columnData = columns.map((name, column) => {
		const data = rows.map((row) => {
			const value = row[column];
			return typeof value === 'number' && !Number.isFinite(value) ? null : value;
		});
		return { name, data, type: kindOf(data), nullable: true };
	});
	return new Uint8Array(
		parquetWriteBuffer({ columnData, kvMetadata: [{ key: 'notes', value: notes.join('\n') }] })
	);
}

function kindOf(values: ResultTable['rows'][number]): Kind {
	const some = values.find((value) => value !== null);
	if (typeof some === 'boolean') return 'BOOLEAN';
	return typeof some === 'string' ? 'STRING' : 'DOUBLE';
}

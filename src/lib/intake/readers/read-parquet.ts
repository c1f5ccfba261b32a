import { parquetMetadataAsync, parquetRead, type AsyncBuffer, type FileMetaData } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import { columnNames } from '../columns/column-names';
import type { Limits } from '../limits';
import { textOf, type StagedColumnsResult } from './stage-objects';

/**
 * Reads a Parquet file column by column. Columns of simple types become text; those that hold lists
 * or structures become the text of their JSON, since a place, date or category is never one of those.
 */
export async function readParquet(
	file: string,
	blob: Blob,
	limits: Limits,
	report: (progress: Progress) => void
): Promise<StagedColumnsResult> {
	const source: AsyncBuffer = {
		byteLength: blob.size,
		slice: (start, end) => blob.slice(start, end).arrayBuffer()
	};
	const metadata = await readMetadata(file, source);
	const rows = Number(metadata.num_rows);
	const top = topColumns(metadata);
	if (top.length > limits.columns)
		throw new InputError(
			`The file has ${top.length} columns, more than the ${limits.columns} that can be loaded; keep the columns you need.`,
			{ file },
			'too-many-columns'
		);
	const columns = new Map(top.map((name) => [name, new Array<string | null>(rows).fill(null)]));
	let done = 0;
	try {
		await parquetRead({
			file: source,
			metadata,
			compressors,
			onChunk: ({ columnName, columnData, rowStart }) => {
				const column = columns.get(columnName);
				if (!column) return;
				for (let i = 0; i < columnData.length && rowStart + i < rows; i++)
					column[rowStart + i] = cell(columnData[i]);
				done += columnData.length;
				report({ share: done / (rows * top.length), step: 'read-parquet' });
			}
		});
	} catch (error) {
		throw error instanceof InputError ? error : unreadable(file);
	}
	return {
		staged: {
			kind: 'columns',
			names: columnNames(top).names,
			columns: [...columns.values()],
			rows,
			firstRow: 1,
			sourceRows: null,
			sourceColumns: null
		},
		findings: [],
		tally: { read: rows, used: rows, rejected: 0, blank: 0 }
	};
}

async function readMetadata(file: string, source: AsyncBuffer): Promise<FileMetaData> {
	try {
		return await parquetMetadataAsync(source);
	} catch {
		throw unreadable(file);
	}
}

/** The columns right below the schema's root (its first element). */
function topColumns({ schema }: FileMetaData): string[] {
	const names: string[] = [];
	const below = (at: number): number => {
		let next = at + 1;
		for (let k = 0; k < (schema[at].num_children ?? 0); k++) next = below(next);
		return next;
	};
	for (let at = 1; at < schema.length; at = below(at)) names.push(schema[at].name);
	return names;
}

function cell(value: unknown): string | null {
	if (typeof value === 'object' && value !== null && !(value instanceof Date))
		return JSON.stringify(value, (_, part: unknown) =>
			typeof part === 'bigint' ? String(part) : part
		);
	return textOf(value);
}

const unreadable = (file: string) =>
	new InputError(
		'The Parquet file is damaged, was cut off or uses a feature that cannot be read here; write it again without encryption, or as CSV.',
		{ file },
		'parquet-unreadable'
	);

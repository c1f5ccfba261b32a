import { InputError } from '$lib/model/problem';
import type { Limits } from '../limits';
import { parseJson, wholeText } from './parse-json';
import { ColumnBuilder, type StagedColumnsResult } from './stage-objects';

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads rows from JSON: an array of objects, an object that holds one, or one object a line. Rows count from 1. */
export async function readJson(
	file: string,
	blob: Blob,
	limits: Limits
): Promise<StagedColumnsResult> {
	const text = await wholeText(file, blob, limits);
	const builder = new ColumnBuilder(file, limits);
	if (isLines(text)) readLines(text, builder);
	else
		rowsOf(parseJson(text, file), file).forEach((row, i) => {
			if (isRecord(row)) builder.add(row, i + 1);
			else builder.reject('not-an-object', i + 1);
		});
	return builder.finish();
}

/** Whether each line is an object of its own: the first one ends where its line does. */
function isLines(text: string): boolean {
	const trimmed = text.trimStart();
	const line = trimmed.slice(0, trimmed.search(/[\r\n]|$/));
	if (!line.startsWith('{')) return false;
	try {
		JSON.parse(line);
		return /\S/.test(trimmed.slice(line.length));
	} catch {
		return false;
	}
}

function readLines(text: string, builder: ColumnBuilder) {
	text.split(/\r\n|\n|\r/).forEach((line, i, lines) => {
		if (!line.trim()) return void (i < lines.length - 1 && builder.skipBlank());
		let row: unknown;
		try {
			row = JSON.parse(line);
		} catch {
			return builder.reject('json-unreadable', i + 1);
		}
		if (isRecord(row)) builder.add(row, i + 1);
		else builder.reject('not-an-object', i + 1);
	});
}

function rowsOf(value: unknown, file: string): unknown[] {
	if (Array.isArray(value)) {
		if (value.length && value.every(Array.isArray)) return rowsOfArrays(value as unknown[][]);
		return value;
	}
	if (isRecord(value)) {
		const lists = Object.values(value).filter(
			(part): part is unknown[] => Array.isArray(part) && part.some(isRecord)
		);
		if (lists.length === 1) return lists[0];
		if (!lists.length && Object.values(value).every((part) => !isRecord(part))) return [value];
	}
	throw new InputError(
		'The JSON holds no list of rows; expected an array of objects, or one object a line.',
		{ file },
		'json-no-rows'
	);
}

/** An array of arrays, the first of which names the columns. */
function rowsOfArrays([header, ...rows]: unknown[][]): unknown[] {
	return rows.map((row) =>
		Object.fromEntries(header.map((name, i) => [String(name ?? `column_${i + 1}`), row[i]]))
	);
}

import { Table } from 'apache-arrow';
import {
	countCoordinateProblems,
	rowsWithCoordinateProblem
} from '$lib/database/queries/create-incidents';
import { coordinateProblems } from '$lib/database/queries/staged-coordinates';
import { stagedRowsWithText } from '$lib/database/queries/staged-rows-with-text';
import { finding, problems, type ProblemCode } from '$lib/intake/problems';
import { sourceRow, type ProblemCount } from '$lib/model/dataset';
import type { Engine } from '$lib/model/engine';
import { findingLimit, type Staged } from '$lib/model/intake';
import type { Finding } from '$lib/model/problem';
import { texts as textVector } from './arrow-vectors';
import type { Meaning } from './meanings';
import type { DictionaryColumn, SourceColumns } from './source-columns';

/** A column's different texts with what they mean and how many rows hold them. */
export interface ReadColumn {
	column: DictionaryColumn;
	texts: string[];
	rows: Int32Array;
	meanings: Meaning[];
}

/** Problems of a file's rows: the first of each kind with their place, and all of them counted. */
export interface FileProblems {
	findings: Finding[];
	problems: ProblemCount[];
}

function rowOf(staged: Staged, row: number): number {
	return sourceRow({ sourceRows: staged.sourceRows, sourceFirst: staged.firstRow }, row);
}

/** A value as a finding shows it: short. */
function shown(text: string): string {
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

/** Finds the rows behind the texts of a column that are missing or cannot be used. */
export async function dictionaryFindings(
	engine: Engine,
	file: string,
	staged: Staged,
	read: ReadColumn
): Promise<FileProblems> {
	const wrong = read.meanings.flatMap(({ problem }, i) => (problem ? [i] : []));
	if (wrong.length === 0) return { findings: [], problems: [] };
	const codes = wrong.map((i) => read.meanings[i].problem!);
	await engine.insertTable(
		'wrong',
		new Table({
			text: textVector(wrong.map((i) => read.texts[i])),
			problem: textVector(codes)
		})
	);
	const { columns } = await engine.query(stagedRowsWithText(read.column.expression, findingLimit));
	const rows = columns.row as Int32Array;
	const texts = columns.text as string[];
	const found = columns.problem as ProblemCode[];
	const counts = new Map<ProblemCode, number>();
	wrong.forEach((i, k) => counts.set(codes[k], (counts.get(codes[k]) ?? 0) + read.rows[i]));
	const column = read.column.header;
	return {
		findings: Array.from(rows, (row, i) =>
			finding(found[i], {
				file,
				row: rowOf(staged, row),
				column,
				...(texts[i].trim() === '' ? {} : { value: shown(texts[i]) })
			})
		),
		problems: [...counts].map(([code, n]) => problemCount(file, column, code, n))
	};
}

/** Finds the rows whose coordinates cannot be used. */
export async function coordinateFindings(
	engine: Engine,
	file: string,
	staged: Staged,
	{ header: column }: NonNullable<SourceColumns['coordinates']>
): Promise<FileProblems> {
	const result: FileProblems = { findings: [], problems: [] };
	const { columns } = await engine.query(countCoordinateProblems());
	for (const [i, problem] of (columns.problem as Int32Array).entries()) {
		const code = coordinateProblems[problem];
		if (!code) continue;
		result.problems.push(problemCount(file, column, code, (columns.rows as Int32Array)[i]));
		const first = await engine.query(rowsWithCoordinateProblem(problem, findingLimit));
		for (const row of first.columns.row as Int32Array)
			result.findings.push(finding(code, { file, row: rowOf(staged, row), column }));
	}
	return result;
}

/** So many rows of a file have a problem. */
export function problemCount(
	file: string,
	column: string | undefined,
	code: ProblemCode,
	rows: number
): ProblemCount {
	return {
		file,
		...(column === undefined ? {} : { column }),
		code,
		rejected: problems[code][1],
		rows
	};
}

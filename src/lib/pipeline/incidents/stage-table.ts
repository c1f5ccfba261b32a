import { Table, type Utf8, type Vector } from 'apache-arrow';
import { stageRows, type RowSource } from '$lib/database/queries/stage-rows';
import type { CoordinateExpressions } from '$lib/database/queries/staged-coordinates';
import type { Engine } from '$lib/model/engine';
import type { Staged } from '$lib/model/intake';
import { texts } from './arrow-vectors';

/** Puts the wanted columns of an opened table into the engine's table `staged`. */
export async function stageTable(
	engine: Engine,
	staged: Staged,
	wanted: number[],
	coordinates: CoordinateExpressions | null,
	signal?: AbortSignal
): Promise<void> {
	const stage = (source: RowSource) =>
		engine.execute(stageRows(source, wanted, coordinates), signal);
	const columns = staged.names.length;
	if (staged.kind === 'text') {
		const location = await engine.registerFile(staged.blob);
		try {
			await stage({ location, dialect: staged.dialect, columns });
		} finally {
			await engine.releaseFile(location);
		}
		return;
	}
	const vectors: Record<string, Vector<Utf8>> = {};
	staged.columns.forEach((values, i) => (vectors[`c${i}`] = texts(values)));
	await engine.insertTable('given', new Table(vectors));
	await stage({ table: 'given', columns });
	await engine.execute({ sql: 'DROP TABLE given', values: [] });
}

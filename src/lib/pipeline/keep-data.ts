import { makeVector, Table, type Vector } from 'apache-arrow';
import { createIncidents } from '$lib/database/queries/create-incidents';
import {
	bytesOfKeptRow,
	keptIncidents,
	restoreIncidents
} from '$lib/database/queries/kept-incidents';
import type { Dataset } from '$lib/model/dataset';
import type { Columns, Engine } from '$lib/model/engine';
import { pack, unpack } from '$lib/model/pack';
import { InputError } from '$lib/model/problem';
import type { LoadedProject } from './load-panel';

/** So much is encrypted in one piece; more would need several times as much memory at once. */
export const mostKeptBytes = 200e6;

const columnsOf = ({ categories, followUp }: Dataset) => categories.length + followUp.length;

/**
 * The loaded data as bytes: the table of incidents as the engine holds it (identifying columns dropped,
 * exact places coarsened, dates and texts as codes), what is known of it, its areas and residents. Not
 * the files. Rejects with an `InputError` (`too-large-to-keep`) before anything is read.
 */
export async function keepData(
	loaded: LoadedProject,
	engine: Engine
): Promise<Uint8Array<ArrayBuffer>> {
	const { dataset } = loaded;
	const categories = columnsOf(dataset);
	refuseTooLargeToKeep(dataset.rows * bytesOfKeptRow(categories));
	const { columns } = await engine.query(keptIncidents(categories));
	return pack({ loaded: { ...loaded, dataset: withoutSecrets(dataset) }, columns });
}

/** Refuses more than can be kept, in one sentence. */
export function refuseTooLargeToKeep(bytes: number): void {
	if (bytes <= mostKeptBytes) return;
	const [megabytes, most] = [bytes, mostKeptBytes].map((each) => Math.round(each / 1e6));
	throw new InputError(
		`The data take ${megabytes} MB and at most ${most} MB can be kept; keep the files yourself and load them again.`,
		{},
		'too-large-to-keep',
		{ megabytes, most }
	);
}

/** Puts kept data back into the engine, in place of what it holds. To be called within a transaction. */
export async function restoreData(
	bytes: Uint8Array<ArrayBuffer>,
	engine: Engine
): Promise<LoadedProject> {
	const { loaded, columns } = unpack(bytes) as {
		loaded: LoadedProject;
		columns: Columns['columns'];
	};
	const categories = columnsOf(loaded.dataset);
	const vectors = Object.entries(columns).map(([name, values]): [string, Vector] => [
		name,
		makeVector(values as Float64Array | Int32Array)
	]);
	await engine.execute(createIncidents(categories));
	await engine.insertTable('kept', new Table(Object.fromEntries(vectors)));
	await engine.execute(restoreIncidents(categories));
	await engine.execute({ sql: 'DROP TABLE kept', values: [] });
	return loaded;
}

/** Findings may quote a value; those of columns that were left out stay out. */
function withoutSecrets(dataset: Dataset): Dataset {
	const secret = new Set(
		dataset.files.flatMap(({ name, dropped, joinedOnly }) =>
			[...dropped, ...joinedOnly].map((column) => `${name}\n${column}`)
		)
	);
	const strip = (findings: Dataset['findings']) =>
		findings.map(({ value, ...finding }) =>
			value === undefined || !finding.column || secret.has(`${finding.file}\n${finding.column}`)
				? finding
				: { ...finding, value }
		);
	const { reading, findings } = dataset;
	return {
		...dataset,
		findings: strip(findings),
		...(reading ? { reading: { ...reading, findings: strip(reading.findings) } } : {})
	};
}

import { tableFromArrays, vectorFromArray, Utf8, Table } from 'apache-arrow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { quoteName, quoteText } from '$lib/database/queries/quote';
import { engines } from './engines';

const plain = (sql: string, values: (string | number | null)[] = []) => ({ sql, values });

describe.each(engines)('%s', (_, open) => {
	let engine: Engine;
	beforeAll(async () => void (engine = await open()));
	afterAll(() => engine.close());

	it('gives typed columns, NaN and null for what is missing', async () => {
		const { length, columns } = await engine.query(
			plain(`SELECT * FROM (VALUES (1::INTEGER, 0.5::DOUBLE, 'é'), (2, NULL, NULL)) AS t(a, b, c)`)
		);
		expect(length).toBe(2);
		expect(columns.a).toEqual(new Int32Array([1, 2]));
		expect(columns.b).toEqual(new Float64Array([0.5, NaN]));
		expect(columns.c).toEqual(['é', null]);
	});

	it('gives empty columns of the right kind', async () => {
		const { columns } = await engine.query(
			plain(`SELECT 1::DOUBLE AS a, 'x' AS b WHERE 1 = ?::INTEGER`, [2])
		);
		expect(columns.a).toEqual(new Float64Array(0));
		expect(columns.b).toEqual([]);
	});

	it('binds values and never reads them as a statement', async () => {
		const evil = `'; DROP TABLE x; --`;
		const { columns } = await engine.query(plain('SELECT ?::VARCHAR AS v', [evil]));
		expect(columns.v).toEqual([evil]);
	});

	it('takes names and texts of any kind in quotes', async () => {
		for (const odd of ['a"b', "a'b", 'é; --', '日本', ' ']) {
			const { columns } = await engine.query(
				plain(`SELECT ${quoteText(odd)} AS ${quoteName(odd)}`)
			);
			expect(columns[odd]).toEqual([odd]);
		}
		expect(() => quoteName('a\0b')).toThrow(RangeError);
	});

	it('takes and replaces tables', async () => {
		await engine.insertTable('given', tableFromArrays({ row: new Int32Array([7]) }));
		await engine.insertTable(
			'given',
			new Table({
				row: vectorFromArray(new Int32Array([1, 2, 3])),
				text: vectorFromArray(['a', null, "b'"], new Utf8())
			})
		);
		const { columns } = await engine.query(plain('SELECT * FROM given ORDER BY row'));
		expect(columns.row).toEqual(new Int32Array([1, 2, 3]));
		expect(columns.text).toEqual(['a', null, "b'"]);
	});

	it('reads registered files and no other, and cannot be unlocked', async () => {
		const location = await engine.registerFile(new Blob(['a,b\n1,2\n']));
		const read = (path: string) =>
			engine.query(plain(`SELECT count(*)::INTEGER AS n FROM read_csv(${quoteText(path)})`));
		expect((await read(location)).columns.n).toEqual(new Int32Array([1]));
		await expect(read('/etc/passwd')).rejects.toThrow(/disabled by configuration/);
		await expect(read('https://example.org/a.csv')).rejects.toThrow();
		await expect(engine.execute(plain('SET enable_external_access = true'))).rejects.toThrow();
		await engine.releaseFile(location);
	});

	it('goes on after an error and stops when cancelled', async () => {
		await expect(engine.query(plain('SELECT nonsense'))).rejects.toThrow();
		await expect(
			engine.query(plain('SELECT 1::INTEGER AS a'), AbortSignal.abort())
		).rejects.toThrow('Cancelled');
		expect((await engine.query(plain('SELECT 1::INTEGER AS a'))).columns.a[0]).toBe(1);
	});
});

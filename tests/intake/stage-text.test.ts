import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '$lib/intake/limits';
import { recordCells, plainRecord } from '$lib/intake/text/record-cells';
import { recogniseDialect } from '$lib/intake/text/recognise-dialect';
import { stageText } from '$lib/intake/text/stage-text';
import { toUtf8 } from '$lib/intake/text/to-utf8';

const stage = async (text: string, limits = defaultLimits) => {
	const result = await stageText('cases.csv', new Blob([text]), limits, () => {});
	return { ...result, body: await result.staged.blob.text() };
};

describe('delimited text', () => {
	it('passes a well-formed file on as it is', async () => {
		const { body, staged, tally, findings } = await stage('a,b\n1,2\n"x,\ny",4\n');
		expect(body).toBe('1,2\n"x,\ny",4\n');
		expect(staged).toMatchObject({ names: ['a', 'b'], rows: 2, firstRow: 2, sourceRows: null });
		expect(tally).toEqual({ read: 2, used: 2, rejected: 0, blank: 0 });
		expect(findings).toEqual([]);
	});

	it.each([
		['semicolons and decimal commas', 'a;b;c\n1,5;2;x\n2,5;3;y\n', ';', 3],
		['tabs', 'a\tb\n1\t2,5\n', '\t', 2],
		['pipes', 'a|b|c\n1|2|3\n', '|', 3],
		['a caret', 'a^b^c\n1^2^3\n', '^', 3],
		['unit separators', 'a\u001fb\n1\u001f2\n', '\u001f', 2],
		['one column', 'a\nx\ny\n', ',', 1],
		['a declared mark', 'sep=!\na!b\n1!2\n', '!', 2]
	])('finds %s', async (_, text, delimiter, columns) => {
		const { staged } = await stage(text);
		expect(staged.dialect.delimiter).toBe(delimiter);
		expect(staged.names).toHaveLength(columns);
	});

	it('passes over title lines and keeps the file’s own row numbers', async () => {
		const { staged, findings, body } = await stage(
			'Report 2020\n\nyear,area,count\n2020,A,1\n\n2021,B,2\n'
		);
		expect(staged.names).toEqual(['year', 'area', 'count']);
		expect(body).toBe('2020,A,1\n2021,B,2\n');
		expect([...staged.sourceRows!]).toEqual([4, 6]);
		expect(findings.map(({ code }) => code)).toEqual(['title-lines']);
	});

	it('names the columns of a file without header, and renames doubles', async () => {
		const bare = await stage('2020-01-01,3\n2020-01-02,4\n');
		expect(bare.staged.names).toEqual(['column_1', 'column_2']);
		expect(bare.tally.read).toBe(2);
		const doubled = await stage('a,A,\n1,2,3\n');
		expect(doubled.staged.names).toEqual(['a', 'A_2', 'column_3']);
	});

	it('leaves out rows with broken quotes and goes on with the next line', async () => {
		const { body, findings, tally } = await stage('a,b\n1,"open\n2,x\n3,"y" z\n4,w\n');
		expect(body).toBe('2,x\n4,w\n');
		expect(tally).toEqual({ read: 4, used: 2, rejected: 2, blank: 0 });
		expect(findings.map(({ row, code }) => [row, code])).toEqual([
			[2, 'broken-quotes'],
			[4, 'text-after-quote']
		]);
	});

	it('fills short rows, cuts empty surplus, rejects real surplus and a cut-off end', async () => {
		const { body, findings, tally } = await stage('a,b,c\n1,2\n1,2,3,,\n1,2,3,4\n1,2,3\n1,2');
		expect(body).toBe('1,2,\n1,2,3\n1,2,3\n');
		expect(tally).toEqual({ read: 5, used: 3, rejected: 2, blank: 0 });
		expect(findings.map(({ row, code }) => [row, code])).toEqual([
			[2, 'too-few-values'],
			[4, 'too-many-values'],
			[6, 'cut-off']
		]);
	});

	it('makes mixed line ends alike and keeps stray quotes', async () => {
		const { body } = await stage('a,b\r\n1,2\n5" pipe,3\r4,"x"\r\n');
		expect(body).toBe('1,2\r\n"5"" pipe",3\r\n4,"x"\r\n');
	});

	it('cuts the same across windows of any size', async () => {
		const rows = Array.from({ length: 3000 }, (_, i) => `${i},"v""${'é\n'.repeat(i % 7)}"`);
		const { tally, staged } = await stage(`id,text\n${rows.join('\n')}`);
		expect(tally.used).toBe(3000);
		expect(staged.sourceRows).toBeNull();
	});

	it('reads back whatever was written', () => {
		fc.assert(
			fc.property(fc.array(fc.string(), { minLength: 1 }), (cells) => {
				const plain = cells.map((cell) => cell.replaceAll('\0', ''));
				const dialect = { delimiter: ',', quote: '"' } as const;
				expect(recordCells(plainRecord(plain, plain.length, dialect), dialect)).toEqual(plain);
			})
		);
	});

	it('refuses ten thousand columns and hopeless quotes in a sentence', async () => {
		const header = Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',');
		await expect(stage(`${header}\n`)).rejects.toThrow(/10000 columns/);
		await expect(
			stage('a,b\n' + '"x" y,1\n'.repeat(50), { ...defaultLimits, brokenRows: 20 })
		).rejects.toThrow(/Quotation marks are broken/);
	});

	it('recognises dialects of quoted text', () => {
		expect(recogniseDialect(`'a','b'\n'1','x, y'\n'2','z'\n`).dialect.quote).toBe("'");
		// Apostrophes around values do not count while others are wrapped in double marks, doubled inside or not.
		const both = `a,"b ""c""",d\n` + `1,'x',2\n`.repeat(4);
		expect(recogniseDialect(both).dialect.quote).toBe('"');
	});
});

describe('text encodings', () => {
	const utf16 = (text: string, little: boolean) => {
		const bytes = new Uint8Array(text.length * 2);
		const view = new DataView(bytes.buffer);
		for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), little);
		return bytes;
	};
	const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
	const text = 'région;número\nCôte;1\n';
	it.each([
		['UTF-8', new TextEncoder().encode(text), 'utf-8'],
		['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`), 'utf-8'],
		['UTF-16 little-endian', utf16(`\ufeff${text}`, true), 'utf-16le'],
		['UTF-16 big-endian', utf16(`\ufeff${text}`, false), 'utf-16be'],
		['UTF-16 without a mark', utf16(text, true), 'utf-16le'],
		['Latin-1', latin1(text), 'windows-1252']
	])('reads %s', async (_, bytes, encoding) => {
		const read = await toUtf8(new Blob([bytes]));
		expect(read.encoding).toBe(encoding);
		expect(await read.blob.text()).toBe(text);
	});

	it('finds a Latin-1 letter after a megabyte of ASCII, and repairs a single damaged byte', async () => {
		const plain = 'a,b\n'.repeat(300_000);
		const late = await toUtf8(new Blob([plain, latin1('é,1\n')]));
		expect(late.encoding).toBe('windows-1252');
		const damaged = await toUtf8(new Blob(['é'.repeat(1000), new Uint8Array([0xff]), 'x']));
		expect(damaged).toMatchObject({ encoding: 'utf-8', damaged: true });
	});
});

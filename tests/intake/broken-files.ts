import { gzipSync, strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** A file that is broken or odd in one way, and what must come of it: a sentence, or so many rows used. */
export interface BrokenFile {
	what: string;
	name: string;
	content: BlobPart;
	/** Part of the sentence that refuses it. */
	refused?: RegExp;
	used?: number;
	rejected?: number;
	/** Codes that must be among the findings. */
	codes?: string[];
}

const csv = 'date,area,count\n2020-01-01,01001,1\n2020-02-01,01003,2\n2020-03-01,01005,3\n';
const utf16 = (text: string) => {
	const bytes = new Uint8Array(text.length * 2);
	for (let i = 0; i < text.length; i++)
		new DataView(bytes.buffer).setUint16(i * 2, text.charCodeAt(i), true);
	return bytes;
};
const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const zip = (files: Record<string, string | Uint8Array>) =>
	zipSync(
		Object.fromEntries(
			Object.entries(files).map(([name, text]) => [
				name,
				typeof text === 'string' ? strToU8(text) : text
			])
		)
	) as Uint8Array<ArrayBuffer>;
const gzip = (text: string) => gzipSync(strToU8(text)) as Uint8Array<ArrayBuffer>;
const parquet = parquetWriteBuffer({
	columnData: [
		{ name: 'date', data: ['2020-01-01', '2020-02-01'], type: 'STRING' },
		{ name: 'form', data: [{ main: 'labour', sure: true }, { main: 'sexual' }], type: 'JSON' }
	]
});
const workbook = (cells: string) =>
	zip({
		'[Content_Types].xml':
			'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
		'_rels/.rels':
			'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
		'xl/workbook.xml':
			'<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Data" sheetId="1" r:id="r1"/></sheets></workbook>',
		'xl/_rels/workbook.xml.rels':
			'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
		'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${cells}</sheetData></worksheet>`
	});
const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const collection = (features: string) => `{"type":"FeatureCollection","features":[${features}]}`;
const point = (coordinates: string) =>
	`{"type":"Feature","properties":{"date":"2020-01-01"},"geometry":{"type":"Point","coordinates":${coordinates}}}`;
const polygon = (rings: number[][][]) =>
	`{"type":"Feature","properties":{"id":"a","name":"A"},"geometry":{"type":"Polygon","coordinates":${JSON.stringify(rings)}}}`;
const square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]; // prettier-ignore
const markup = '<script>alert(1)</script>';

/** Forty and more files that are broken, hostile or merely odd; all are made here, none is stored. */
export function brokenFiles(): BrokenFile[] {
	return [
		{ what: 'empty', name: 'a.csv', content: '', refused: /empty/ },
		{ what: 'only a byte-order mark', name: 'a.csv', content: '\ufeff', refused: /no rows|empty/ },
		{ what: 'only a header', name: 'a.csv', content: 'date,area\n', refused: /no rows/ },
		{ what: 'only blank lines', name: 'a.csv', content: '\n'.repeat(50), refused: /no rows/ },
		{
			what: 'cut off in a row',
			name: 'a.csv',
			content: csv.slice(0, -7),
			used: 2,
			rejected: 1,
			codes: ['cut-off']
		},
		{
			what: 'a million blank lines',
			name: 'a.csv',
			content: csv + '\n'.repeat(1_000_000),
			used: 3,
			rejected: 0
		},
		{
			what: 'blank lines between rows',
			name: 'a.csv',
			content: csv.replaceAll('\n', '\n\n\n'),
			used: 3
		},
		{ what: 'rows of commas only', name: 'a.csv', content: `${csv},,\n,,\n`, used: 3 },
		{
			what: 'ten thousand columns',
			name: 'a.csv',
			content: `${Array.from({ length: 10_000 }, (_, i) => `c${i}`).join(',')}\n`,
			refused: /10000 columns/
		},
		{
			what: 'a quote never closed',
			name: 'a.csv',
			content: csv.replace('01003', '"01003'),
			used: 2,
			rejected: 1,
			codes: ['broken-quotes']
		},
		{
			what: 'a quote never closed in the header',
			name: 'a.csv',
			content: csv.replace('area', '"area'),
			refused: /quotation mark in the header/
		},
		{
			what: 'text after a quote',
			name: 'a.csv',
			content: csv.replace('01003', '"01" 003'),
			used: 2,
			rejected: 1,
			codes: ['text-after-quote']
		},
		{
			what: 'quotes broken in every row',
			name: 'a.csv',
			content: 'a,b\n' + '"x"y,1\n'.repeat(20_000),
			refused: /Quotation marks/
		},
		{
			what: 'too many values',
			name: 'a.csv',
			content: `${csv}2020-01-01,1,2,3\n`,
			used: 3,
			rejected: 1,
			codes: ['too-many-values']
		},
		{
			what: 'too few values',
			name: 'a.csv',
			content: csv.replace(',01003,2', ''),
			used: 3,
			codes: ['too-few-values']
		},
		{ what: 'UTF-16', name: 'a.csv', content: utf16(`\ufeff${csv}`), used: 3 },
		{
			what: 'UTF-16 cut in the middle of a letter',
			name: 'a.csv',
			content: utf16(`\ufeff${csv}x`).slice(0, -1),
			used: 3,
			rejected: 1,
			codes: ['cut-off']
		},
		{ what: 'Latin-1', name: 'a.csv', content: latin1(csv.replace('01003', 'Córdoba')), used: 3 },
		{
			what: 'invalid UTF-8 among valid',
			name: 'a.csv',
			content: new Blob([
				csv,
				`${'é,'.repeat(2)}1\n`.repeat(30),
				new Uint8Array([0xc3]),
				',b,1\n'
			]) as unknown as BlobPart,
			used: 34,
			codes: ['characters-damaged']
		},
		{
			what: 'zero characters',
			name: 'a.csv',
			content: csv.replace('01003', '01\u0000003'),
			used: 3
		},
		{ what: 'old Mac line ends', name: 'a.csv', content: csv.replaceAll('\n', '\r'), used: 3 },
		{ what: 'mixed line ends', name: 'a.csv', content: csv.replace('\n', '\r\n'), used: 3 },
		{
			what: 'a row of two megabytes',
			name: 'a.csv',
			content: `${csv}2020-01-01,${'x'.repeat(2_000_000)},1\n`,
			used: 3,
			rejected: 1
		},
		{
			what: 'markup in every cell and header',
			name: 'a.csv',
			content: `${markup},b\n${markup},${markup}\n`,
			used: 1
		},
		{
			what: 'formulas',
			name: 'a.csv',
			content: 'date,area,count\n2020-01-01,=1+1,@SUM(A1)\n2020-01-01,+cmd|x,2\n',
			used: 2
		},
		{
			what: 'SQL in a header',
			name: 'a.csv',
			content: '"x""; DROP TABLE incidents; --",date\n1,2020-01-01\n',
			used: 1
		},
		{
			what: 'doubled and empty column names',
			name: 'a.csv',
			content: 'a,A,,\n1,2,3,4\n',
			used: 1,
			codes: ['column-renamed']
		},
		{ what: 'no header', name: 'a.csv', content: csv.slice(16), used: 3, codes: ['no-header'] },
		{
			what: 'title lines',
			name: 'a.csv',
			content: `Report\nby someone\n${csv}`,
			used: 3,
			codes: ['title-lines']
		},
		{
			what: 'years 0001 and 9999',
			name: 'a.csv',
			content: `${csv}0001-01-01,01001,1\n9999-12-31,01001,1\n`,
			used: 5
		},
		{
			what: 'a web page',
			name: 'a.csv',
			content: '<!doctype html><html><body>Not found</body></html>',
			refused: /web page/
		},
		{ what: 'a PDF', name: 'a.csv', content: '%PDF-1.7\n%âãÏÓ', refused: /PDF/ },
		{
			what: 'an old Excel file',
			name: 'a.xls',
			content: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
			refused: /old Excel/
		},
		{
			what: 'noise',
			name: 'a.csv',
			content: Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 31),
			refused: /neither text/
		},
		{
			what: 'JSON cut off',
			name: 'a.json',
			content: '[{"date":"2020-01-01","area":"A"},{"date":',
			refused: /not valid JSON/
		},
		{
			what: 'JSON without rows',
			name: 'a.json',
			content: '{"a":{"b":{"c":1}}}',
			refused: /no list of rows/
		},
		{
			what: 'JSON rows that are not objects',
			name: 'a.json',
			content: '[{"date":"2020-01-01"},3,null]',
			used: 1,
			rejected: 2,
			codes: ['not-an-object']
		},
		{
			what: 'JSON lines with a broken one',
			name: 'a.ndjson',
			content: '{"date":"2020-01-01"}\n{"date":\n{"date":"2020-01-02"}\n',
			used: 2,
			rejected: 1,
			codes: ['json-unreadable']
		},
		{
			what: 'deep JSON',
			name: 'a.json',
			content: '['.repeat(100_000),
			refused: /not valid JSON|no list/
		},
		{
			what: 'NaN and infinite coordinates',
			name: 'a.geojson',
			content: collection(
				[point('[NaN,1]'), point('[Infinity,-Infinity]'), point('[1,2]')].join(',')
			),
			used: 3
		},
		{
			what: 'swapped coordinates',
			name: 'a.csv',
			content: 'lon,lat\n40.5,-120.25\n41.5,-121.25\n',
			used: 2
		},
		{
			what: 'a GeoJSON of lines',
			name: 'a.geojson',
			content: collection(
				'{"type":"Feature","properties":{},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}'
			),
			refused: /None of the file|no polygon/
		},
		{ what: 'polygons with a hole', name: 'a.geojson', content: collection(polygon([square, [[1, 1], [1, 2], [2, 2], [1, 1]]])) }, // prettier-ignore
		{ what: 'a polygon across the antimeridian', name: 'a.geojson', content: collection(polygon([[[179, 0], [-179, 0], [-179, 2], [179, 2], [179, 0]]])) }, // prettier-ignore
		{ what: 'a polygon that crosses itself', name: 'a.geojson', content: collection(polygon([[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]])) }, // prettier-ignore
		{
			what: 'a topology without arcs',
			name: 'a.json',
			content: '{"type":"Topology","objects":{}}',
			refused: /topology/i
		},
		{
			what: 'a Parquet file cut off',
			name: 'a.parquet',
			content: parquet.slice(0, parquet.byteLength - 9),
			refused: /Parquet file is damaged/
		},
		{
			what: 'a Parquet file of the first bytes only',
			name: 'a.parquet',
			content: 'PAR1',
			refused: /Parquet file is damaged/
		},
		{ what: 'a Parquet file with nested values', name: 'a.parquet', content: parquet, used: 2 },
		{
			what: 'a workbook',
			name: 'a.xlsx',
			content: workbook(
				`<row r="1">${cell('A1', 'date')}${cell('B1', 'area')}</row><row r="2">${cell('A2', '2020-01-01')}${cell('B2', 'Kent')}</row>`
			),
			used: 1
		},
		{ what: 'an empty workbook', name: 'a.xlsx', content: workbook(''), refused: /no table/ },
		{
			what: 'a workbook cut off',
			name: 'a.xlsx',
			content: workbook('').slice(0, 400),
			refused: /damaged/
		},
		{
			what: 'a gzip cut off',
			name: 'a.csv.gz',
			content: gzip(csv.repeat(50)).slice(0, 60),
			refused: /damaged/
		},
		{
			what: 'a gzip bomb',
			name: 'a.csv.gz',
			content: gzipSync(new Uint8Array(100_000_000)) as Uint8Array<ArrayBuffer>,
			refused: /unpacks to far more/
		},
		{
			what: 'a zip bomb',
			name: 'a.zip',
			content: zip({ 'a.csv': new Uint8Array(100_000_000) }),
			refused: /unpacks to far more/
		},
		{
			what: 'a zip cut off',
			name: 'a.zip',
			content: zip({ 'a.csv': csv }).slice(0, 60),
			refused: /damaged/
		},
		{
			what: 'a zip in a zip',
			name: 'a.zip',
			content: zip({ 'a.csv': zip({ 'b.csv': csv }) }),
			refused: /another archive/
		},
		{
			what: 'a zip of a picture',
			name: 'a.zip',
			content: zip({ 'a.png': 'x' }),
			refused: /no file that can be read/
		},
		{
			what: 'a zip with a climbing path',
			name: 'a.zip',
			content: zip({ '../../etc/a.csv': csv }),
			used: 3
		},
		{
			what: 'a shapefile without its table',
			name: 'a.zip',
			content: zip({ 'a.shp': 'x' }),
			refused: /not complete/
		},
		{
			what: 'a broken shapefile',
			name: 'a.zip',
			content: zip({ 'a.shp': 'x', 'a.dbf': 'y' }),
			refused: /damaged|no polygon/
		}
	];
}

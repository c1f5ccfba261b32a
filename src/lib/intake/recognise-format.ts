import type { Format } from '$lib/model/intake';
import { InputError } from '$lib/model/problem';
import type { UnpackedFile } from './unpack/unpack';
import { readWindow } from './unpack/read-window';
import { decodeHead } from './text/recognise-encoding';

/** Files that are often tried and cannot be read, by their first bytes. */
const refused: [number[], string][] = [
	[[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel or Word file; save it as .xlsx or CSV'],
	[[0x25, 0x50, 0x44, 0x46], 'a PDF; export the table behind it as CSV'],
	[[0x89, 0x50, 0x4e, 0x47], 'a picture; load the data behind it'],
	[[0xff, 0xd8, 0xff], 'a picture; load the data behind it'],
	[[0x53, 0x51, 0x4c, 0x69], 'a SQLite database; export the table as CSV'],
	[[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive; unpack it first'],
	[[0x52, 0x61, 0x72, 0x21], 'a RAR archive; unpack it first'],
	[[0x28, 0xb5, 0x2f, 0xfd], 'a zstd archive; unpack it first'],
	[[0x42, 0x5a, 0x68], 'a bzip2 archive; unpack it first'],
	[[0x00, 0x00, 0x27, 0x0a], 'one part of a shapefile; zip the .shp, .dbf and .prj together']
];

/** What a file is, by its content. Throws a sentence for files that cannot be read here. */
export async function recogniseFormat(file: UnpackedFile): Promise<Format> {
	if (file.parts) return 'shapefile';
	const head = await readWindow(file.blob, 0, 1 << 16);
	if (!head.length) throw new InputError('The file is empty.', { file: file.name }, 'empty-file');
	const starts = (bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
	if (starts([0x50, 0x41, 0x52, 0x31])) return 'parquet';
	if (starts([0x50, 0x4b, 0x03, 0x04])) return 'xlsx';
	for (const [bytes, what] of refused)
		if (starts(bytes))
			throw new InputError(`The file is ${what}.`, { file: file.name }, 'format-refused');
	const { text, binary } = decodeHead(head);
	if (binary)
		throw new InputError(
			'The file is neither text nor one of the formats that can be read (CSV, JSON, GeoJSON, TopoJSON, Parquet, XLSX, zipped shapefile).',
			{ file: file.name },
			'format-unknown'
		);
	return formatOfText(text.trimStart(), file.name);
}

function formatOfText(text: string, file: string): Format {
	if (/^<(!doctype html|html|\?xml)/i.test(text))
		throw new InputError(
			'The file is a web page or XML, not a table; export the data as CSV.',
			{ file },
			'format-refused'
		);
	if (!/^[{[]/.test(text)) return 'delimited-text';
	if (/^\{[^]*?"type"\s*:\s*"Topology"/.test(text)) return 'topojson';
	if (/^\{[^]*?"type"\s*:\s*"(Feature|FeatureCollection|GeometryCollection)"/.test(text))
		return 'geojson';
	if (/^(\{\s*"|\{\s*\}|\[\s*[[{\]])/.test(text) || /\.(json|jsonl|ndjson)$/i.test(file))
		return 'json';
	return 'delimited-text';
}

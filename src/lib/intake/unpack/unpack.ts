import type { GivenFile, Packing } from '$lib/model/intake';
import { InputError } from '$lib/model/problem';
import { defaultLimits, type Limits } from '../limits';
import { inflateGuarded, type UnpackBudget } from './inflate-guarded';
import { readWindow } from './read-window';
import { zipDirectory, zipEntryData, type ZipEntry } from './zip-directory';

/** A file once unpacked. `parts` are the members of a shapefile, whose content belongs together. */
export interface UnpackedFile extends GivenFile {
	packing: Packing;
	parts?: Map<string, Blob>;
}

const shapefilePart = /\.(shp|dbf|prj|cpg|shx)$/i;
const readable = /\.(csv|tsv|tab|txt|dat|json|jsonl|ndjson|geojson|topojson|parquet|xlsx)$/i;

/**
 * The files inside a given file: itself where it is not packed, what a gzip holds, every readable
 * file of a zip, or the parts of a zipped shapefile as one. Archives within archives are refused.
 */
export async function unpack(
	given: GivenFile,
	limits: Limits = defaultLimits
): Promise<UnpackedFile[]> {
	const head = await readWindow(given.blob, 0, 4);
	if (head[0] === 0x1f && head[1] === 0x8b) {
		const blob = await inflateGuarded(given.blob, 'gzip', given.name, limits);
		return [await refuseNested({ name: given.name.replace(/\.gz$/i, ''), blob, packing: 'gzip' })];
	}
	if (head[0] !== 0x50 || head[1] !== 0x4b || head[2] > 8) return [{ ...given, packing: 'none' }];
	return unzip(given, limits);
}

async function unzip(given: GivenFile, limits: Limits): Promise<UnpackedFile[]> {
	const entries = await zipDirectory(given.blob, given.name, limits);
	const budget = { bytes: 0 };
	if (entries.some((entry) => entry.name === 'xl/workbook.xml')) {
		// Deflate expands at most 1032 times: a small workbook cannot pass the limit.
		if (given.blob.size * 1032 > limits.unpackedBytes)
			for (const entry of entries) await inflateEntry(given, entry, limits, budget);
		return [{ ...given, packing: 'none' }];
	}
	const shapes = entries.filter((entry) => /\.shp$/i.test(entry.name));
	if (shapes.length) return unzipShapefiles(given, entries, shapes, limits, budget);
	const wanted = entries.filter((entry) => readable.test(entry.name));
	if (!wanted.length)
		throw new InputError(
			'This zip file holds no file that can be read; put CSV, JSON, GeoJSON, Parquet, XLSX or a shapefile into it.',
			{ file: given.name },
			'packed-nothing'
		);
	const files: UnpackedFile[] = [];
	for (const entry of wanted) {
		const blob = await inflateEntry(given, entry, limits, budget);
		files.push(await refuseNested({ name: `${given.name}/${entry.name}`, blob, packing: 'zip' }));
	}
	return files;
}

async function unzipShapefiles(
	given: GivenFile,
	entries: ZipEntry[],
	shapes: ZipEntry[],
	limits: Limits,
	budget: UnpackBudget
): Promise<UnpackedFile[]> {
	const files: UnpackedFile[] = [];
	for (const shape of shapes) {
		const stem = shape.name.slice(0, -4).toLowerCase();
		const parts = new Map<string, Blob>();
		for (const entry of entries.filter((entry) => shapefilePart.test(entry.name)))
			if (entry.name.slice(0, -4).toLowerCase() === stem)
				parts.set(
					entry.name.slice(-3).toLowerCase(),
					await inflateEntry(given, entry, limits, budget)
				);
		files.push({
			name: shapes.length > 1 ? `${given.name}/${shape.name}` : given.name,
			blob: given.blob,
			packing: 'zip',
			parts
		});
	}
	return files;
}

async function inflateEntry(
	given: GivenFile,
	entry: ZipEntry,
	limits: Limits,
	budget: UnpackBudget
): Promise<Blob> {
	const name = `${given.name}/${entry.name}`;
	const data = await zipEntryData(given.blob, entry, given.name);
	if (entry.method === 8) return inflateGuarded(data, 'deflate', name, limits, budget);
	if (entry.method === 0) return data;
	throw new InputError(
		'This zip file uses a compression that cannot be read here; pack it again with an ordinary zip program.',
		{ file: name },
		'packed-unsupported'
	);
}

async function refuseNested(file: UnpackedFile): Promise<UnpackedFile> {
	const head = await readWindow(file.blob, 0, 4);
	const gzip = head[0] === 0x1f && head[1] === 0x8b;
	const zip = head[0] === 0x50 && head[1] === 0x4b && head[2] === 3;
	if (gzip || (zip && !/\.xlsx$/i.test(file.name)))
		throw new InputError(
			'This archive holds another archive; unpack it and load the files you need.',
			{ file: file.name },
			'packed-nested'
		);
	return file;
}

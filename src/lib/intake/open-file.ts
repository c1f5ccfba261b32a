import type { FeatureCollection, Geometry } from 'geojson';
import type { GivenFile, OpenedFile } from '$lib/model/intake';
import type { Progress } from '$lib/model/runner';
import { defaultLimits, type Limits } from './limits';
import { openTable } from './open-table';
import { finding } from './problems';
import { holdsAreas, openBoundaries } from './readers/read-boundaries';
import { parseJson, wholeText } from './readers/parse-json';
import { readJson } from './readers/read-json';
import { readParquet } from './readers/read-parquet';
import { readPoints } from './readers/read-points';
import { readShapefile } from './readers/read-shapefile';
import { readWorkbook } from './readers/read-workbook';
import { recogniseFormat } from './recognise-format';
import { stageText } from './text/stage-text';
import { toUtf8 } from './text/to-utf8';
import { unpack, type UnpackedFile } from './unpack/unpack';

type Report = (progress: Progress) => void;

/** What `openFile` takes: a file and, for tests and small machines, other limits. */
export interface OpenFileInput {
	file: GivenFile;
	limits?: Limits;
}

/**
 * Opens a file as the user gave it: unpacks it, recognises format, encoding, layout, columns and
 * identifying data, and cuts it into rows. One file may hold several (a zip). Nothing is loaded yet.
 * Throws an `InputError` with one sentence for what cannot be read.
 */
export async function openFile(
	{ file, limits = defaultLimits }: OpenFileInput,
	report: Report = () => {}
): Promise<OpenedFile[]> {
	report({ share: 0, step: 'unpack' });
	const opened: OpenedFile[] = [];
	for (const unpacked of await unpack(file, limits))
		opened.push(await openUnpacked(unpacked, limits, report));
	return opened;
}

async function openUnpacked(
	file: UnpackedFile,
	limits: Limits,
	report: Report
): Promise<OpenedFile> {
	const { name, blob, packing } = file;
	const format = await recogniseFormat(file);
	const source = { name, format, packing };
	const table = { ...source, encoding: null };
	switch (format) {
		case 'delimited-text': {
			const { blob: text, encoding, damaged } = await toUtf8(blob);
			const cut = await stageText(name, text, limits, report);
			if (damaged) cut.findings.push(finding('characters-damaged', { file: name }));
			return openTable({ ...source, encoding, ...cut });
		}
		case 'json':
			return openTable({ ...table, ...(await readJson(name, blob, limits)) });
		case 'parquet':
			return openTable({ ...table, ...(await readParquet(name, blob, limits, report)) });
		case 'xlsx':
			return openTable({ ...table, ...(await readWorkbook(name, blob, limits)) });
		case 'shapefile':
			return openFeatures(file, source, await readShapefile(name, file.parts!), limits);
		default:
			return openFeatures(
				file,
				source,
				parseJson(await wholeText(name, blob, limits), name),
				limits
			);
	}
}

function openFeatures(
	{ name }: UnpackedFile,
	source: Pick<OpenedFile, 'name' | 'format' | 'packing'>,
	input: unknown,
	limits: Limits
): OpenedFile | Promise<OpenedFile> {
	const { type } = (input ?? {}) as { type?: string };
	if (type === 'Topology' || holdsAreas(input)) return openBoundaries(source, input);
	const features = { features: [input], ...(input as object) } as FeatureCollection<Geometry>;
	return openTable({ ...source, encoding: null, ...readPoints(name, features, limits) });
}

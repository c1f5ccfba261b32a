import { deriveProtected, deriveProtectedFrom } from '$lib/disclosure/derive';
import type { ExploreView } from '$lib/model/explore';
import type {
	Aggregate,
	ExportFile,
	ExportFrame,
	ShownCourse,
	TableFormat
} from '$lib/model/exports';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { release } from '$lib/model/release';
import type { Policy } from '$lib/model/settings/disclosure';
import { aggregateTable } from '$lib/reporting/exports/aggregate-table';
import { frameSentences } from '$lib/reporting/exports/frame-sentences';
import { mapPicture, seriesPicture, timePicture } from '$lib/reporting/exports/view-pictures';
import { writeCsv } from '$lib/reporting/exports/write-csv';
import { writeGeojson } from '$lib/reporting/exports/write-geojson';
import { writeParquet } from '$lib/reporting/exports/write-parquet';
import { outlinePaths } from '$lib/spatial/outline-paths';
import { aggregateIncidents } from './aggregate-incidents';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { isSynthetic } from './synthetic';
import { notForRelease, policyMark } from './run-manifest';

/** What is said beside the numbers of a project's exports. `made`: the day, where the caller has one. */
export function exportFrame(project: Project, made?: string): ExportFrame {
	const { report, incidents, disclosure, filter } = project;
	return {
		policy: disclosure,
		source: report.source || incidents.map(({ file }) => file).join(', '),
		...(made === undefined ? {} : { made }),
		synthetic: isSynthetic(project),
		filtered: Object.keys(filter).length > 0,
		version: release
	};
}

const types: Record<TableFormat, string> = {
	csv: 'text/csv',
	geojson: 'application/geo+json',
	parquet: 'application/vnd.apache.parquet'
};

/** The table of areas and periods that may be shown, as a file; the same numbers as `aggregate`. */
export async function exportTable(
	project: Project,
	loaded: LoadedProject,
	format: TableFormat,
	frame: ExportFrame,
	context: Context
): Promise<Protected<ExportFile>> {
	const aggregate = await aggregateIncidents(project, loaded, context);
	return deriveProtected(aggregate, (shown) => ({
		name: `cases-by-area-and-period.${format}`,
		type: types[format],
		content: contentOf(shown as Protected<Aggregate>, loaded, format, frame)
	}));
}

/** The further forms that a project wants of its table, by file name: what the command line writes. */
export function tableFiles(
	project: Project,
	loaded: LoadedProject
): Record<string, (shown: Aggregate) => Uint8Array> {
	const frame = exportFrame(project);
	const write = (format: TableFormat) => (shown: Aggregate) =>
		contentOf(shown as Protected<Aggregate>, loaded, format, frame);
	return Object.fromEntries(
		project.exports.formats.map((format) => [`aggregate.${format}`, write(format)])
	);
}

function contentOf(
	aggregate: Protected<Aggregate>,
	{ areas }: LoadedProject,
	format: TableFormat,
	frame: ExportFrame
): Uint8Array<ArrayBuffer> {
	const { policy } = frame;
	const notes = [...(policy.mode === 'exact' ? [notForRelease] : []), ...frameSentences(frame)];
	// A CSV file has no place for notes beside its rows.
	const marks = [
		...(format === 'csv' ? [{ column: 'policy', value: rulesOf(policy) }] : []),
		...[policyMark(policy)].filter((mark) => mark !== null)
	];
	if (format === 'geojson') return encode(writeGeojson(aggregate, areas.features, notes));
	const table = deriveProtected(aggregate, (shown) => {
		const { columns, rows } = aggregateTable(shown);
		return {
			columns: [...columns, ...marks.map(({ column }) => column)],
			rows: rows.map((row) => [...row, ...marks.map(({ value }) => value)])
		};
	});
	return format === 'csv' ? encode(writeCsv(table)) : writeParquet(table, notes);
}

/** The rules that decide what a table shows, as its settings name them. */
function rulesOf({ mode, minimumCount, showZero, roundingBase }: Policy): string {
	if (mode === 'exact') return 'exact';
	return `minimumCount=${minimumCount} showZero=${showZero} roundingBase=${roundingBase}`;
}

/** A picture of what Explore shows, as SVG with its legend, source, policy and caveats on it. */
export function exportPicture(
	which: 'map' | 'time',
	view: Protected<ExploreView>,
	{ areas }: LoadedProject,
	measure: 'count' | 'rate',
	frame: ExportFrame
): Protected<string> | null {
	if (which === 'time') return deriveProtectedFrom({ view }, () => timePicture(view, frame));
	const settings = view.request.areas;
	const set = settings?.kind === 'builtin' ? settings.set : null;
	const outlines = outlinePaths(areas.features, {
		width: 960,
		maximumHeight: 720,
		unitedStates: set === 'us-counties' || set === 'us-states'
	});
	const svg = mapPicture(view, outlines, measure, frame);
	return svg === null ? null : deriveProtectedFrom({ view }, () => svg);
}

/** The course of one area as a picture, in the same way; null for an area that is not there. */
export function exportSeries(
	history: ShownCourse,
	area: number,
	frame: ExportFrame
): Protected<string> | null {
	const svg = seriesPicture(history, area, frame);
	return svg === null ? null : deriveProtectedFrom({ cells: history.cells }, () => svg);
}

const encode = (text: string) => new TextEncoder().encode(text);

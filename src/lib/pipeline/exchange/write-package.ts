import { deriveProtected, deriveProtectedFrom } from '$lib/disclosure/derive';
import type { Release } from '$lib/disclosure/release';
import { viewAreaPeriods } from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { ExchangePackage } from '$lib/model/exchange';
import type { ExportFile } from '$lib/model/exports';
import { didYouMean } from '$lib/model/nearest-name';
import { periodEnd, periodLabels } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import { valuesKept, type Filter, type Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { release as version } from '$lib/model/release';
import type { ExchangeSettings } from '$lib/model/settings/exchange';
import { brushOf, singlePeriods } from '../brush-of';
import { Sha256 } from '$lib/numeric/sha256';
import type { Context } from '../context';
import { filterOf } from '../explore/release-counter';
import { panelPeriods, type LoadedProject } from '../load-panel';
import { loadRelease } from '../load-release';
import { filterCodes } from '../select-incidents';
import { packageFingerprint } from './package-fingerprint';

/**
 * The safe aggregate that another organisation can lay beside its own: published counts by area, period
 * and value of one column, with the policy they were decided under. No record is in it. `exact` mode
 * writes none.
 */
export async function writePackage(
	project: Project,
	settings: ExchangeSettings,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<ExchangePackage>> {
	if (project.disclosure.mode === 'exact')
		throw new InputError(
			'Exact counts are never handed on: set disclosure.mode to "protected" to write an exchange package.',
			{},
			'exchange-exact'
		);
	const column = columnOf(settings, loaded);
	const { dataset, areas } = loaded;
	const filter = filterOf(dataset, filterCodes(dataset, project.filter));
	const columns = [...new Set([...Object.keys(filter), ...(column ? [column.id] : [])])];
	const release = await loadRelease(loaded, project.disclosure, context, columns);
	const view = viewer(project, loaded, release);
	const kept = column && valuesKept(filter, column.id);
	const named = column
		? [...column.values, ''].filter((value) => kept?.includes(value) ?? true)
		: [];
	const parts = {
		totals: view(filter),
		values: named.map((value) => view({ ...filter, [column!.id]: [value] }))
	};
	const periods = panelPeriods(project, dataset);
	const labels = dataset.dated ? periodLabels(periods) : ['all'];
	return deriveProtectedFrom(parts, ({ totals, values }) => {
		const content = {
			schema: 'prevention-atlas/exchange/1' as const,
			organisation: settings.organisation,
			title: settings.title,
			created: endOfData(dataset, release),
			version,
			step: dataset.dated ? periods.step : null,
			policy: project.disclosure,
			areaSet: areaSetOf(project),
			column: column?.id ?? null,
			rows: [
				...rowsOf(totals, areas.ids, labels, null, true),
				...values.flatMap((table, i) => rowsOf(table, areas.ids, labels, named[i], false))
			]
		};
		return { ...content, fingerprint: packageFingerprint(content) };
	});
}

function columnOf({ column }: ExchangeSettings, { dataset }: LoadedProject) {
	if (column === null) return null;
	const ids = dataset.categories.map(({ id }) => id);
	if (!ids.includes(column))
		throw new InputError(
			`There is no column ${JSON.stringify(column)} to break the counts down by.${didYouMean(column, ids)}`,
			{},
			'exchange-column'
		);
	return dataset.categories[ids.indexOf(column)];
}

/** Published counts of every area in every period of the project, under a filter. */
function viewer(project: Project, { dataset, areas }: LoadedProject, release: Release) {
	const periods = panelPeriods(project, dataset);
	const brushes = singlePeriods(periods).map(brushOf(project, dataset, release.periods, periods));
	const rows = areas.ids.map((_, area) => area);
	return (filter: Filter): ProtectedTable => viewAreaPeriods(release, rows, brushes, filter);
}

function rowsOf(
	{ counts, columns }: ProtectedTable,
	ids: string[],
	labels: string[],
	value: string | null,
	all: boolean
): ExchangePackage['rows'] {
	return Array.from(counts, (count, cell) => ({
		area: ids[Math.floor(cell / columns)],
		period: labels[cell % columns],
		value,
		count: Number.isNaN(count) ? null : count
	})).filter(({ count }) => all || (count !== null && count > 0));
}

/** The end of the last period that cells are published by: the day of the newest case is finer than the policy. */
function endOfData({ dated }: LoadedProject['dataset'], { periods }: Release): string {
	return dated ? periodEnd(periods.first + periods.length - 1, periods.step) : '1970-01-01';
}

/** What areas are meant: packages of other areas cannot be laid side by side. */
function areaSetOf({ areas }: Project): string {
	if (areas?.kind !== 'builtin' && areas?.kind !== 'boundaries') return JSON.stringify(areas);
	const set = areas.kind === 'builtin' ? areas.set : `boundaries ${areas.file}`;
	if (!areas.joined) return set;
	const groups = new TextEncoder().encode(JSON.stringify(areas.joined));
	return `${set} joined ${new Sha256().add(groups).hex()}`;
}

/** The same as a file, named after the organisation. */
export async function exportPackage(
	project: Project,
	settings: ExchangeSettings,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<ExportFile>> {
	const written = await writePackage(project, settings, loaded, context);
	const name = settings.organisation.replace(/[^\p{L}\p{N}]+/gu, '-');
	return deriveProtected(written, (content) => ({
		name: `exchange-${name}.json`,
		type: 'application/json',
		content: new TextEncoder().encode(`${JSON.stringify(content)}\n`)
	}));
}

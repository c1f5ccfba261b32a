import type { SourceQuality } from '$lib/model/indicators';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import { letOut } from './gate';
import { publishedInNode, selectColumn } from './views';
import type { Release } from './release';

/** Shares of what sources leave open as they are: for `exact` mode alone. */
export function exactQuality(rows: SourceQuality[], policy: Policy): Protected<SourceQuality[]> {
	if (policy.mode !== 'exact') throw new Error('only exact mode may see every share');
	return letOut(rows);
}

/**
 * Shares of what sources leave open, as far as a release says them. Columns are not crossed with each
 * other in a release, so the missing values of a column are told over all sources together (the last
 * row), and of a single source only how many of its cases have no date and no
 * area. Late reports are not in a release. NaN: not told; −1 stands where a column was not asked.
 */
export function publishedQuality(
	release: Release,
	sources: (string | null)[],
	columns: { missing: string[]; dated: boolean; late: boolean }
): Protected<SourceQuality[]> {
	const { areas, times } = release;
	const without = (node: number, time: number, filter: Record<string, string[]>) =>
		node < 0 || time < 0 ? 0 : publishedInNode(release, node, time, selectColumn(release, filter));
	const row = (source: string | null, all: boolean): SourceQuality => {
		const filter: Record<string, string[]> = all ? {} : { organisation: [source ?? ''] };
		const cases = without(areas.root, times.root, filter);
		return {
			source,
			all,
			cases,
			shares: Float64Array.from([
				...columns.missing.map((column) =>
					all ? without(areas.root, times.root, { [column]: [''] }) / cases : NaN
				),
				!columns.dated
					? -1
					: release.undatedLeftOut
						? NaN
						: without(areas.root, times.undated, filter) / cases,
				release.unplacedLeftOut ? NaN : without(areas.unplaced, times.root, filter) / cases,
				columns.late ? NaN : -1
			])
		};
	};
	return letOut([...sources.map((source) => row(source, false)), row(null, true)]);
}

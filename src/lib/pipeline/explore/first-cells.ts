import { protectTable } from '$lib/disclosure/gate';
import { viewAreas } from '$lib/disclosure/views';
import type { ProtectedTable } from '$lib/model/disclosure';
import type { CellsSettings, ExploreRequest, ExploreView } from '$lib/model/explore';
import { Cancelled } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from '../context';
import type { IncidentTable } from '../load-incidents';
import { gridInBox, type Box } from '../place-on-grid';
import { NoFirstCells, PointsAhead, type Points } from './file-points';
import { pendingView } from './pending-view';

/** The whole of the data as one period: what it decides for cells is what all periods decide for their whole. */
const wholePeriods = { step: 'year', first: 0, length: 1 } as const;

/**
 * Cells of a grid over a file's coordinates, counted straight from its text while the engine still loads
 * it: the same cells, counts and hidden ones as the full view shows over the whole period. Rejects where
 * the file is not plain enough for that. `ahead`: what may have been read of the file before.
 */
export async function firstCells(
	tables: IncidentTable[],
	request: ExploreRequest & { cells: CellsSettings },
	context: Pick<Context, 'runner' | 'signal'>,
	ahead = new PointsAhead()
): Promise<Protected<ExploreView>> {
	const { runner, signal } = context;
	const { cells: settings, policy } = request;
	const points = await ahead.read(tables, context);
	const grid = gridInBox({ kind: 'grid', ...settings }, boxOf(points));
	const input = { grid, ...points, periodCount: 1 };
	const { ids, counts } = await runner.run('count-cells', input, { signal });
	if (ids.length === 0) throw new NoFirstCells();
	const shapes = await runner.run('draw-cells', { grid, ids }, { signal });
	if (signal?.aborted) throw new Cancelled();
	const table = await tableOf(counts, policy, context);
	return pendingView(request, { settings, ids: Array.from(ids, String), shapes, table });
}

async function tableOf(
	counts: Float64Array,
	policy: Policy,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<ProtectedTable> {
	const rows = counts.length;
	if (policy.mode === 'exact')
		return protectTable({ rows, columns: 1, counts, population: null }, policy);
	const dated = Array.from(counts.keys()).filter((row) => counts[row] > 0);
	const cells = {
		area: Int32Array.from(dated),
		period: new Int32Array(dated.length),
		count: Float64Array.from(dated, (row) => counts[row])
	};
	const input = { areaCount: rows, parents: null, periods: wholePeriods, cells, columns: [] };
	const release = await runner.run('decide-release', { input, policy }, { signal });
	return viewAreas(release, { first: 0, last: 0 }, {});
}

function boxOf({ longitudes, latitudes }: Points): Box {
	const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
	for (let i = 0; i < longitudes.length; i++) {
		if (longitudes[i] < box[0]) box[0] = longitudes[i];
		if (longitudes[i] > box[2]) box[2] = longitudes[i];
		if (latitudes[i] < box[1]) box[1] = latitudes[i];
		if (latitudes[i] > box[3]) box[3] = latitudes[i];
	}
	if (box[0] > box[2]) throw new NoFirstCells();
	return box;
}

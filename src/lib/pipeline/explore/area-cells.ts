import type { Areas } from '$lib/model/areas';
import type { CellsSettings } from '$lib/model/explore';
import type { CellShapes } from '$lib/workers/jobs/count-cells';
import type { Context } from '../context';
import { gridInBox, type Box } from '../place-on-grid';

/** The cells of a grid in which the centres of areas lie, and which area lies in which. */
export interface AreaCells {
	settings: CellsSettings;
	ids: string[];
	shapes: CellShapes;
	/** For each area the row of its cell, −1 without a centre. */
	cellOf: Int32Array;
}

/** Lays a grid over areas by their centres: what cells show where exact places may not be told. */
export async function areaCells(
	settings: CellsSettings,
	{ centres }: Areas,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<AreaCells> {
	const longitudes = centres.filter((_, i) => i % 2 === 0);
	const latitudes = centres.filter((_, i) => i % 2 === 1);
	const grid = gridInBox({ kind: 'grid', ...settings }, boxOf(longitudes, latitudes));
	const found = await runner.run('grid-cells', { grid, longitudes, latitudes }, { signal });
	const rowOf = new Map<number, number>();
	for (const id of found) if (id >= 0 && !rowOf.has(id)) rowOf.set(id, rowOf.size);
	const ids = Int32Array.from(rowOf.keys());
	return {
		settings,
		ids: Array.from(ids, String),
		shapes: await runner.run('draw-cells', { grid, ids }, { signal }),
		cellOf: found.map((id) => rowOf.get(id) ?? -1)
	};
}

/** The box around places; those without a longitude are passed over. */
export function boxOf(longitudes: Float64Array, latitudes: Float64Array): Box {
	const box: Box = [Infinity, Infinity, -Infinity, -Infinity];
	longitudes.forEach((x, i) => {
		if (Number.isNaN(x)) return;
		box[0] = Math.min(box[0], x);
		box[1] = Math.min(box[1], latitudes[i]);
		box[2] = Math.max(box[2], x);
		box[3] = Math.max(box[3], latitudes[i]);
	});
	return box;
}

import { statusCode, type ProtectedTable } from '$lib/model/disclosure';
import { letOut } from './gate';

/**
 * What areas publish (a table of one column), gathered in the cells of a grid: `cellOf` names the cell of
 * each area, −1 none. A cell holds the sum of its areas' published counts, and is hidden where none of
 * them publishes a case and one hides. A function of published counts and public centres alone: whatever
 * grid, size, filter and brush are asked for, it tells nothing that the areas do not.
 */
export function gatherCells(
	areas: ProtectedTable,
	cellOf: Int32Array,
	cells: number
): ProtectedTable {
	const counts = new Float64Array(cells);
	const closed = new Uint8Array(cells);
	cellOf.forEach((cell, area) => {
		if (cell < 0) return;
		const count = areas.counts[area];
		if (count > 0) counts[cell] += count;
		else if (areas.statuses[area] === statusCode.hidden) closed[cell] = 1;
	});
	const statuses = counts.map((count, cell) =>
		count === 0 && closed[cell] ? statusCode.hidden : statusCode.shown
	);
	return letOut({
		rows: cells,
		columns: 1,
		counts: counts.map((count, cell) => (statuses[cell] === statusCode.hidden ? NaN : count)),
		rates: null,
		statuses: Uint8Array.from(statuses),
		hidden: statuses.reduce((sum, status) => sum + Number(status === statusCode.hidden), 0),
		exact: areas.exact
	});
}

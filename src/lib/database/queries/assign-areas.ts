import type { Query } from '$lib/model/engine';

/** What is written into an incident: the index of its area, or of its cell of the shown grid. */
export type Assigned = 'area' | 'cell';

/** Forgets all areas or cells. */
export function clearAssigned(column: Assigned): Query {
	return { sql: `UPDATE incidents SET ${column} = NULL`, values: [] };
}

/** Writes what table `assigned` (columns `row`, `value`) says of single incidents. */
export function assignByRow(column: Assigned): Query {
	return {
		sql: `UPDATE incidents SET ${column} = assigned.value FROM assigned WHERE assigned.row = incidents.row`,
		values: []
	};
}

/** Writes the area of every incident whose place is in table `assigned` (columns `row`: the place, `value`). */
export function assignByPlace(): Query {
	return {
		sql: `UPDATE incidents SET area = assigned.value FROM assigned WHERE assigned.row = incidents.place`,
		values: []
	};
}

/** Rounds all coordinates, so that none is kept finer than the given number of decimals. */
export function coarsenCoordinates(decimals: number): Query {
	return {
		sql: `UPDATE incidents SET longitude = round(longitude, ${Math.trunc(decimals)}),
	latitude = round(latitude, ${Math.trunc(decimals)})`,
		values: []
	};
}

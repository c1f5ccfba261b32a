import type { Neighbours } from '$lib/model/neighbours';

/**
 * Neighbours in space and time: the cell of area a in period t (index a × periods + t) neighbours its
 * area's neighbours in the same period, and itself and these in each of the `lags` periods before.
 */
export function spaceTimeNeighbours(
	neighbours: Neighbours,
	periods: number,
	lags: number
): Neighbours {
	const areas = neighbours.offsets.length - 1;
	const offsets = new Int32Array(areas * periods + 1);
	const count = (area: number) => neighbours.offsets[area + 1] - neighbours.offsets[area];
	for (let area = 0; area < areas; area++)
		for (let t = 0; t < periods; t++) {
			const earlier = Math.min(lags, t);
			const cell = area * periods + t;
			offsets[cell + 1] = offsets[cell] + (count(area) + 1) * (earlier + 1) - 1;
		}
	const indices = new Int32Array(offsets[areas * periods]);
	for (let area = 0, at = 0; area < areas; area++) {
		const around = [
			...neighbours.indices.subarray(neighbours.offsets[area], neighbours.offsets[area + 1]),
			area
		];
		around.sort((a, b) => a - b);
		for (let t = 0; t < periods; t++)
			for (const other of around)
				for (let s = Math.max(0, t - lags); s <= t; s++)
					if (other !== area || s !== t) indices[at++] = other * periods + s;
	}
	return { offsets, indices };
}

import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { areaIndex, type AreaIndex } from './area-index';
import { polygonHolds } from './banded-polygons';

/**
 * The area of each point, as an index into `features`, −1 for none (also for coordinates that are
 * not finite). Where areas overlap, and on a border, the first of them in order wins, as with
 * Turf's `tag`. Inside is decided in longitude and latitude by the even-odd rule, so holes, several
 * parts and self-crossing rings are handled; rings that cross the antimeridian are read as
 * `continuousRing` says. Longitudes beyond ±180° are taken around the globe.
 *
 * @param longitudes degrees
 * @param latitudes degrees, of the same length
 */
export function joinPoints(
	longitudes: Float64Array,
	latitudes: Float64Array,
	features: FeatureCollection<Polygon | MultiPolygon, unknown>
): Int32Array {
	return joinPointsTo(areaIndex(features), longitudes, latitudes);
}

/** The same with an index built before, for several batches of points. */
export function joinPointsTo(
	index: AreaIndex,
	longitudes: Float64Array,
	latitudes: Float64Array
): Int32Array {
	const found = new Int32Array(longitudes.length).fill(-1);
	const { minX, minY, maxX, maxY, columns, rows } = index;
	const columnsPerDegree = maxX > minX ? columns / (maxX - minX) : 0;
	const rowsPerDegree = maxY > minY ? rows / (maxY - minY) : 0;
	for (let i = 0; i < found.length; i++) {
		const y = latitudes[i];
		const x = Math.abs(longitudes[i]) <= 180 ? longitudes[i] : wrapped(longitudes[i]);
		if (!(x >= minX && x <= maxX && y >= minY && y <= maxY)) continue;
		const column = Math.min(columns - 1, Math.floor((x - minX) * columnsPerDegree));
		const row = Math.min(rows - 1, Math.floor((y - minY) * rowsPerDegree));
		const cell = index.cells[row * columns + column];
		found[i] = cell >= -1 ? cell : areaAt(index, -2 - cell, x, y);
	}
	return found;
}

function areaAt(index: AreaIndex, list: number, x: number, y: number): number {
	const covering = index.covering[list];
	const end = index.offsets[list + 1];
	for (let k = index.offsets[list]; k < end; k++) {
		const polygon = index.crossing[k];
		const area = index.areaOf[polygon];
		if (covering >= 0 && area >= covering) return covering;
		if (polygonHolds(index.polygons, polygon, x, y)) return area;
	}
	return covering;
}

function wrapped(longitude: number): number {
	return longitude - 360 * Math.round(longitude / 360);
}

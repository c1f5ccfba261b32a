import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import {
	bandedPolygons,
	boxOf,
	edgesOf,
	polygonHolds,
	type BandedPolygons
} from './banded-polygons';
import { extent, partsOf, shifted, type Part } from './rings';

/**
 * A raster over all areas for finding the area of a point. Most cells lie wholly inside one area
 * and answer at once; a cell that an edge passes names the polygons whose edges do.
 */
export interface AreaIndex {
	minX: number;
	minY: number;
	maxX: number;
	maxY: number;
	columns: number;
	rows: number;
	/** For each cell: the area that covers it whole; −1 where there is none; −2 − k where edges pass and list k tells. */
	cells: Int32Array;
	/** Polygons with an edge in the cell of list k: `crossing[offsets[k]] … crossing[offsets[k + 1] - 1]`, ascending. */
	offsets: Int32Array;
	crossing: Int32Array;
	/** For each list the first area that covers its cell whole, or −1. */
	covering: Int32Array;
	polygons: BandedPolygons;
	/** The area that each polygon belongs to, ascending. */
	areaOf: Int32Array;
}

type PolygonFeatures = FeatureCollection<Polygon | MultiPolygon, unknown>;

const MIN_CELLS = 1 << 14;
const MAX_CELLS = 1 << 22;
const CELLS_PER_EDGE = 16;

/** Builds the index of some areas. Longitudes that leave [−180, 180] are found from both sides. */
export function areaIndex(features: PolygonFeatures): AreaIndex {
	const parts: Part[] = [];
	const areas: number[] = [];
	features.features.forEach((feature, area) => {
		for (const part of partsOf(feature.geometry))
			for (const copy of aroundTheGlobe(part)) {
				parts.push(copy);
				areas.push(area);
			}
	});
	const polygons = bandedPolygons(parts);
	const raster = emptyRaster(polygons);
	const cells: number[] = [];
	const owners: number[] = [];
	const stamp = new Int32Array(raster.columns * raster.rows).fill(-1);
	for (let p = 0; p < polygons.count; p++) {
		markEdges(raster, edgesOf(polygons, p), (cell) => {
			if (stamp[cell] === p) return;
			stamp[cell] = p;
			cells.push(cell);
			owners.push(p);
		});
		fillInside(raster, polygons, p, (cell) => stamp[cell] === p, areas[p]);
	}
	const lists = listsOf(raster, cells, owners);
	return { ...raster, ...lists, polygons, areaOf: Int32Array.from(areas) };
}

/** The polygon, and its copies one turn away where it reaches over ±180°. */
function aroundTheGlobe(part: Part): Part[] {
	const { minX, maxX } = extent(part);
	const copies = [part];
	if (maxX > 180) copies.push(part.map((ring) => shifted(ring, -360)));
	if (minX < -180) copies.push(part.map((ring) => shifted(ring, 360)));
	return copies;
}

type Raster = Pick<AreaIndex, 'minX' | 'minY' | 'maxX' | 'maxY' | 'columns' | 'rows' | 'cells'>;

function emptyRaster(polygons: BandedPolygons): Raster {
	const box = { minX: 180, minY: 90, maxX: -180, maxY: -90 };
	for (let p = 0; p < polygons.count; p++) {
		const [west, south, east, north] = boxOf(polygons, p);
		box.minX = Math.min(box.minX, Math.max(-180, west));
		box.maxX = Math.max(box.maxX, Math.min(180, east));
		box.minY = Math.min(box.minY, south);
		box.maxY = Math.max(box.maxY, north);
	}
	const edges = polygons.edges.length / 4;
	const cells = Math.min(MAX_CELLS, Math.max(MIN_CELLS, edges * CELLS_PER_EDGE));
	const width = Math.max(box.maxX - box.minX, 1e-9);
	const height = Math.max(box.maxY - box.minY, 1e-9);
	const columns = Math.max(1, Math.min(cells, Math.round(Math.sqrt((cells * width) / height))));
	const rows = Math.max(1, Math.floor(cells / columns));
	return { ...box, columns, rows, cells: new Int32Array(columns * rows).fill(-1) };
}

/** The column of a longitude, kept within the raster. */
function columnOf(raster: Raster, x: number): number {
	const column = Math.floor(((x - raster.minX) / (raster.maxX - raster.minX)) * raster.columns);
	return Math.max(0, Math.min(raster.columns - 1, column));
}

/** The row of a latitude, kept within the raster. */
function rowOf(raster: Raster, y: number): number {
	const row = Math.floor(((y - raster.minY) / (raster.maxY - raster.minY)) * raster.rows);
	return Math.max(0, Math.min(raster.rows - 1, row));
}

/** Names every cell that an edge may touch: a hair too many, never one too few. */
function markEdges(raster: Raster, edges: Float64Array, mark: (cell: number) => void): void {
	const rowHeight = (raster.maxY - raster.minY) / raster.rows;
	const hairX = ((raster.maxX - raster.minX) / raster.columns) * 1e-6;
	const hairY = rowHeight * 1e-6;
	for (let e = 0; e < edges.length; e += 4) {
		const [x1, y1, x2, y2] = [edges[e], edges[e + 1], edges[e + 2], edges[e + 3]];
		if (Math.max(x1, x2) < raster.minX - hairX || Math.min(x1, x2) > raster.maxX + hairX) continue;
		const slope = y2 > y1 ? (x2 - x1) / (y2 - y1) : 0;
		const lastRow = rowOf(raster, y2 + hairY);
		for (let row = rowOf(raster, y1 - hairY); row <= lastRow; row++) {
			const low = Math.max(y1, raster.minY + row * rowHeight - hairY);
			const high = Math.min(y2, raster.minY + (row + 1) * rowHeight + hairY);
			const atLow = slope === 0 ? x1 : x1 + slope * (low - y1);
			const atHigh = slope === 0 ? x2 : x1 + slope * (high - y1);
			const lastColumn = columnOf(raster, Math.max(atLow, atHigh) + hairX);
			const firstColumn = columnOf(raster, Math.min(atLow, atHigh) - hairX);
			for (let column = firstColumn; column <= lastColumn; column++)
				mark(row * raster.columns + column);
		}
	}
}

/** Gives the cells between a polygon's edges to its area, one test for each run of cells. */
function fillInside(
	raster: Raster,
	polygons: BandedPolygons,
	p: number,
	hasEdge: (cell: number) => boolean,
	area: number
): void {
	const [west, south, east, north] = boxOf(polygons, p);
	if (east < raster.minX || west > raster.maxX) return;
	const lastRow = rowOf(raster, north);
	const firstColumn = columnOf(raster, west);
	const lastColumn = columnOf(raster, east);
	for (let row = rowOf(raster, south); row <= lastRow; row++) {
		const y = raster.minY + ((row + 0.5) * (raster.maxY - raster.minY)) / raster.rows;
		let known = false;
		let inside = false;
		for (let column = firstColumn; column <= lastColumn; column++) {
			const cell = row * raster.columns + column;
			if (hasEdge(cell)) {
				known = false;
				continue;
			}
			if (!known) {
				const x = raster.minX + ((column + 0.5) * (raster.maxX - raster.minX)) / raster.columns;
				inside = polygonHolds(polygons, p, x, y);
				known = true;
			}
			if (inside && raster.cells[cell] < 0) raster.cells[cell] = area;
		}
	}
}

/** Gathers the polygons that pass each cell into lists, in order, and points the cells to them. */
function listsOf(raster: Raster, cells: number[], owners: number[]) {
	const listOf = new Map<number, number>();
	for (const cell of cells) if (!listOf.has(cell)) listOf.set(cell, listOf.size);
	const offsets = new Int32Array(listOf.size + 1);
	for (const cell of cells) offsets[listOf.get(cell)! + 1]++;
	for (let k = 0; k < listOf.size; k++) offsets[k + 1] += offsets[k];
	const crossing = new Int32Array(cells.length);
	const next = offsets.slice(0, listOf.size);
	cells.forEach((cell, i) => (crossing[next[listOf.get(cell)!]++] = owners[i]));
	const covering = new Int32Array(listOf.size);
	for (const [cell, list] of listOf) {
		covering[list] = raster.cells[cell];
		raster.cells[cell] = -2 - list;
	}
	return { offsets, crossing, covering };
}

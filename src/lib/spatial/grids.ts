import { InputError } from '$lib/model/problem';
import type { AreasSettings } from '$lib/model/settings/areas';
import { equalAreaProjection, project, unproject } from './equal-area-projection';

/**
 * A grid of hexagons or squares of one true area, laid on Lambert's equal-area plane around its origin.
 * Turf's grids step in degrees and shrink towards the poles; here every cell has the same area on the
 * sphere at any latitude (within 1 % on the ellipsoid), and nearly the same shape within a country's extent.
 * Hexagons stand on a corner; `cellSizeMetres` is the width from side to side.
 */
export interface Grid {
	kind: 'grid';
	shape: 'hexagon' | 'square';
	cellSizeMetres: number;
	/** Longitude and latitude of the middle of cell (0, 0). */
	origin: [number, number];
}

/** Cells reach this many steps from the origin on each axis, so that ids fit 31 bits. */
const REACH = 23_170;
const WIDTH = 2 * REACH;
const ROW = Math.sqrt(3) / 2;

/** The grid of an analysis; without an origin in the settings it takes the given one. */
export function createGrid(
	settings: Extract<AreasSettings, { kind: 'grid' }>,
	origin: [number, number]
): Grid {
	const { shape, cellSizeMetres } = settings;
	return { kind: 'grid', shape, cellSizeMetres, origin: settings.origin ?? origin };
}

/**
 * An origin for a grid over some places: the middle of their box to whole degrees, so that a few more
 * rows rarely move the grid. Missing coordinates are passed over; [0, 0] where there are none. The box is
 * taken across the antimeridian where it is narrower so.
 */
export function gridOrigin(longitudes: Float64Array, latitudes: Float64Array): [number, number] {
	let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
	let [westPacific, eastPacific] = [Infinity, -Infinity];
	for (let i = 0; i < longitudes.length; i++) {
		const [x, y] = [longitudes[i], latitudes[i]];
		if (!(Number.isFinite(x) && Math.abs(y) <= 90)) continue;
		const pacific = x < 0 ? x + 360 : x;
		west = Math.min(west, x);
		east = Math.max(east, x);
		westPacific = Math.min(westPacific, pacific);
		eastPacific = Math.max(eastPacific, pacific);
		south = Math.min(south, y);
		north = Math.max(north, y);
	}
	if (west > east) return [0, 0];
	const across = eastPacific - westPacific < east - west;
	const middle = Math.round(across ? (westPacific + eastPacific) / 2 : (west + east) / 2);
	return [middle > 180 ? middle - 360 : middle, Math.round((south + north) / 2)];
}

/** The id of the cell of each place: a whole number from 0, −1 where a coordinate is missing or no place. */
export function cellsOf(grid: Grid, longitudes: Float64Array, latitudes: Float64Array): Int32Array {
	const cells = new Int32Array(longitudes.length);
	const projection = equalAreaProjection(...grid.origin);
	const plane = new Float64Array(2 * Math.min(CHUNK, cells.length));
	const assign = grid.shape === 'hexagon' ? assignHexagons : assignSquares;
	for (let start = 0; start < cells.length; start += CHUNK) {
		const end = Math.min(cells.length, start + CHUNK);
		project(projection, longitudes.subarray(start, end), latitudes.subarray(start, end), plane);
		assign(plane, grid.cellSizeMetres, cells.subarray(start, end));
	}
	if (cells.includes(BEYOND)) throw beyondReach(grid);
	return cells;
}

const CHUNK = 8192;
const BEYOND = -2;

function assignSquares(plane: Float64Array, size: number, cells: Int32Array): void {
	for (let i = 0; i < cells.length; i++)
		cells[i] = cellId(
			Math.floor(plane[2 * i] / size + 0.5),
			Math.floor(plane[2 * i + 1] / size + 0.5)
		);
}

/** Rounds to the nearest hexagon in cube coordinates, which sum to zero. */
function assignHexagons(plane: Float64Array, size: number, cells: Int32Array): void {
	for (let i = 0; i < cells.length; i++) {
		const row = plane[2 * i + 1] / (size * ROW);
		const column = plane[2 * i] / size - row / 2;
		const third = -column - row;
		let q = Math.floor(column + 0.5);
		let r = Math.floor(row + 0.5);
		const s = Math.floor(third + 0.5);
		if (q + r + s !== 0) {
			const [offQ, offR] = [Math.abs(q - column), Math.abs(r - row)];
			const offS = Math.abs(s - third);
			if (offQ > offR && offQ > offS) q = -r - s;
			else if (offR > offS) r = -q - s;
		}
		cells[i] = cellId(q, r);
	}
}

function cellId(column: number, row: number): number {
	if (column >= -REACH && column < REACH && row >= -REACH && row < REACH)
		return (row + REACH) * WIDTH + column + REACH;
	return Number.isFinite(column) && Number.isFinite(row) ? BEYOND : -1;
}

function beyondReach(grid: Grid): InputError {
	const kilometres = Math.round((REACH * grid.cellSizeMetres) / 1000);
	return new InputError(
		`Cells of ${grid.cellSizeMetres} m reach ${kilometres} km from the grid's origin, and some records lie farther; choose larger cells or an origin nearer to the records.`,
		{ column: 'cellSizeMetres', value: String(grid.cellSizeMetres) },
		'grid-reach',
		{ kilometres }
	);
}

/** The id of the cell of one place. */
export function cellOf(grid: Grid, longitude: number, latitude: number): number {
	return cellsOf(grid, Float64Array.of(longitude), Float64Array.of(latitude))[0];
}

/** A cell's column and row from the origin; columns of hexagons slant to the north-east. */
export function columnAndRow(id: number): [column: number, row: number] {
	return [(id % WIDTH) - REACH, Math.floor(id / WIDTH) - REACH];
}

/** The middle of a cell on the grid's plane, metres east and north of the origin. */
export function cellMiddle(grid: Grid, id: number): [x: number, y: number] {
	const [column, row] = columnAndRow(id);
	const size = grid.cellSizeMetres;
	return grid.shape === 'hexagon'
		? [size * (column + row / 2), size * ROW * row]
		: [size * column, size * row];
}

/** Longitude and latitude of the middle of a cell. */
export function cellCentre(grid: Grid, id: number): [number, number] {
	return unproject(equalAreaProjection(...grid.origin), ...cellMiddle(grid, id));
}

/** The true area of every cell of a grid. */
export function cellSquareMetres(grid: Grid): number {
	return grid.cellSizeMetres ** 2 * (grid.shape === 'hexagon' ? ROW : 1);
}

const around: Record<Grid['shape'], [number, number][]> = {
	hexagon: [
		[-1, 0],
		[-1, 1],
		[0, -1],
		[0, 1],
		[1, -1],
		[1, 0]
	],
	square: [
		[-1, -1],
		[-1, 0],
		[-1, 1],
		[0, -1],
		[0, 1],
		[1, -1],
		[1, 0],
		[1, 1]
	]
};

/** The ids of the cells that touch a cell, at corners too, ascending. */
export function cellNeighbours(grid: Grid, id: number): number[] {
	const [column, row] = columnAndRow(id);
	return around[grid.shape]
		.map(([dq, dr]) => cellId(column + dq, row + dr))
		.filter((neighbour) => neighbour >= 0)
		.sort((a, b) => a - b);
}

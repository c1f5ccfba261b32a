import type { AreaFeatures, Areas } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import type { Polygon } from 'geojson';
import { equalAreaProjection, project, unproject } from './equal-area-projection';
import { cellCentre, cellMiddle, cellsOf, type Grid } from './grids';
import { continuousRing } from './rings';

/** Sides longer than this are drawn with more corners, so that they follow the plane's straight line. */
const LONGEST_SIDE_METRES = 20_000;
const MOST_SEGMENTS = 12;

/**
 * A cell's outline. Across the antimeridian it leaves [−180, 180] to stay in one piece; over a pole it is
 * closed along the pole.
 */
export function cellPolygon(grid: Grid, id: number): Polygon {
	const [x, y] = cellMiddle(grid, id);
	const projection = equalAreaProjection(...grid.origin);
	const corners = cornersOf(grid).map(([dx, dy]) => [x + dx, y + dy]);
	const side = Math.hypot(corners[1][0] - corners[0][0], corners[1][1] - corners[0][1]);
	const segments = Math.min(MOST_SEGMENTS, Math.ceil(side / LONGEST_SIDE_METRES));
	const points = corners.flatMap(([x1, y1], i) => {
		const [x2, y2] = corners[(i + 1) % corners.length];
		return Array.from({ length: segments }, (_, k) => {
			const share = k / segments;
			return unproject(projection, x1 + share * (x2 - x1), y1 + share * (y2 - y1));
		});
	});
	const ring = continuousRing([...points, points[0]]);
	const coordinates = Array.from({ length: ring.length / 2 }, (_, i) => [
		ring[2 * i],
		ring[2 * i + 1]
	]);
	return { type: 'Polygon', coordinates: [coordinates] };
}

/** Corners around a cell's middle, counter-clockwise, in metres. */
function cornersOf(grid: Grid): [number, number][] {
	const half = grid.cellSizeMetres / 2;
	if (grid.shape === 'square')
		return [
			[-half, -half],
			[half, -half],
			[half, half],
			[-half, half]
		];
	const radius = grid.cellSizeMetres / Math.sqrt(3);
	return [
		[0, -radius],
		[half, -radius / 2],
		[half, radius / 2],
		[0, radius],
		[-half, radius / 2],
		[-half, -radius / 2]
	];
}

/** The cells of some ids as areas: identifiers are the ids, names the middles in degrees. */
export function gridAreas(grid: Grid, ids: ArrayLike<number>): Areas {
	const centres = new Float64Array(ids.length * 2);
	const names: string[] = [];
	const features: AreaFeatures = { type: 'FeatureCollection', features: [] };
	for (let i = 0; i < ids.length; i++) {
		const centre = cellCentre(grid, ids[i]);
		centres.set(centre, 2 * i);
		const name = `${degrees(centre[1], 'N', 'S')} ${degrees(centre[0], 'E', 'W')}`;
		names.push(name);
		features.features.push({
			type: 'Feature',
			id: String(ids[i]),
			properties: { id: String(ids[i]), name },
			geometry: cellPolygon(grid, ids[i])
		});
	}
	return {
		ids: Array.from(ids, String),
		names,
		centres,
		population: null,
		parents: null,
		features
	};
}

const MOST_CELLS = 1_000_000;

/**
 * All cells whose middle lies in a box of degrees, ascending: the ground of an analysis in which empty
 * cells count. `west` may exceed `east` where the box crosses the antimeridian.
 */
export function cellsInBox(
	grid: Grid,
	[west, south, east, north]: [number, number, number, number]
): Int32Array {
	const reach = planeExtent(grid, west, south, west > east ? east + 360 : east, north);
	const rowHeight = grid.cellSizeMetres * (grid.shape === 'hexagon' ? Math.sqrt(3) / 2 : 1);
	const columns = Math.ceil((reach.maxX - reach.minX) / grid.cellSizeMetres) + 2;
	const rows = Math.ceil((reach.maxY - reach.minY) / rowHeight) + 2;
	if (columns * rows > 4 * MOST_CELLS)
		throw new InputError(
			`Cells of ${grid.cellSizeMetres} m are too small for this extent: there would be about ${columns * rows}; choose larger cells.`,
			{ column: 'cellSizeMetres', value: String(grid.cellSizeMetres) },
			'grid-too-fine'
		);
	const longitudes = new Float64Array(columns * rows);
	const latitudes = new Float64Array(columns * rows);
	const projection = equalAreaProjection(...grid.origin);
	for (let at = 0; at < longitudes.length; at++) {
		const row = Math.floor(at / columns) + Math.floor(reach.minY / rowHeight);
		const column = (at % columns) + Math.floor(reach.minX / grid.cellSizeMetres);
		const slant = grid.shape === 'hexagon' && row % 2 !== 0 ? 0.5 : 0;
		[longitudes[at], latitudes[at]] = unproject(
			projection,
			(column + slant) * grid.cellSizeMetres,
			row * rowHeight
		);
	}
	const width = (west > east ? east + 360 : east) - west;
	return cellsOf(grid, longitudes, latitudes)
		.filter((_, at) => {
			const fromWest = longitudes[at] - west - 360 * Math.floor((longitudes[at] - west) / 360);
			return fromWest <= width && latitudes[at] >= south && latitudes[at] <= north;
		})
		.sort();
}

/** The box around a box of degrees on the plane, by its densified outline and middle. */
function planeExtent(grid: Grid, west: number, south: number, east: number, north: number) {
	const longitudes: number[] = [];
	const latitudes: number[] = [];
	const steps = 32;
	for (let i = 0; i <= steps; i++)
		for (let j = 0; j <= steps; j++) {
			longitudes.push(west + ((east - west) * i) / steps);
			latitudes.push(south + ((north - south) * j) / steps);
		}
	const plane = new Float64Array(2 * longitudes.length);
	project(equalAreaProjection(...grid.origin), longitudes, latitudes, plane);
	const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
	for (let i = 0; i < plane.length; i += 2) {
		box.minX = Math.min(box.minX, plane[i]);
		box.maxX = Math.max(box.maxX, plane[i]);
		box.minY = Math.min(box.minY, plane[i + 1]);
		box.maxY = Math.max(box.maxY, plane[i + 1]);
	}
	return box;
}

/** An angle with its hemisphere: 35.730° N. */
function degrees(angle: number, positive: string, negative: string): string {
	return `${Math.abs(angle).toFixed(3)}° ${angle < 0 ? negative : positive}`;
}

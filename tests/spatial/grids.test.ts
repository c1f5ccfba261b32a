import { area, booleanPointInPolygon, distance } from '@turf/turf';
import { describe, expect, it } from 'vitest';
import { InputError } from '$lib/model/problem';
import {
	cellCentre,
	cellNeighbours,
	cellOf,
	cellsOf,
	cellSquareMetres,
	createGrid,
	gridOrigin,
	type Grid
} from '$lib/spatial/grids';
import { cellPolygon, cellsInBox, gridAreas } from '$lib/spatial/grid-areas';

const grids = (['hexagon', 'square'] as const).flatMap((shape) =>
	[0, 45, 65, 78].flatMap((latitude) =>
		[500, 5_000, 50_000, 200_000].map((cellSizeMetres): Grid => ({
			kind: 'grid',
			shape,
			cellSizeMetres,
			origin: [20, latitude]
		}))
	)
);

/** Places around an origin, up to some degrees away. */
function spread(count: number, [longitude, latitude]: [number, number], reach: number) {
	const longitudes = new Float64Array(count);
	const latitudes = new Float64Array(count);
	for (let i = 0; i < count; i++) {
		longitudes[i] = longitude + reach * 2 * (((i * 0.6180339887498949) % 1) - 0.5);
		latitudes[i] = Math.min(89, latitude + reach * (((i * 0.4142135623730951) % 1) - 0.5));
	}
	return { longitudes, latitudes };
}

describe('grids', () => {
	it('have cells of one true area at any latitude, within a hundredth, as Turf measures it', () => {
		let worst = 0;
		for (const grid of grids) {
			const { longitudes, latitudes } = spread(
				25,
				grid.origin,
				grid.cellSizeMetres > 9000 ? 20 : 2
			);
			for (const id of cellsOf(grid, longitudes, latitudes)) {
				const ratio = area(cellPolygon(grid, id)) / cellSquareMetres(grid);
				worst = Math.max(worst, Math.abs(ratio - 1));
			}
		}
		expect(worst).toBeLessThan(0.01);
	});

	it('put each place into the cell that is drawn around it, the nearest one', () => {
		for (const grid of grids) {
			const reach = (grid.cellSizeMetres / 111_000) * 20;
			const { longitudes, latitudes } = spread(20, grid.origin, Math.min(15, reach));
			cellsOf(grid, longitudes, latitudes).forEach((id, i) => {
				const place = [longitudes[i], latitudes[i]];
				const size = grid.cellSizeMetres / 1000;
				const away = distance(cellCentre(grid, id), place);
				expect(away / size).toBeLessThan(0.75);
				if (!booleanPointInPolygon(place, cellPolygon(grid, id))) {
					// Beside a side that is straight on the plane and bent in degrees: a hair outside at most.
					expect(away / size).toBeGreaterThan(0.45);
				}
			});
		}
	});

	it('keep the shape within a country: no side of a cell is a tenth longer than another', () => {
		for (const grid of grids.filter(({ cellSizeMetres }) => cellSizeMetres === 5_000)) {
			const { longitudes, latitudes } = spread(20, grid.origin, 10);
			for (const id of cellsOf(grid, longitudes, latitudes)) {
				const ring = cellPolygon(grid, id).coordinates[0];
				const sides = ring.slice(1).map((point, i) => distance(ring[i], point));
				expect(Math.max(...sides) / Math.min(...sides)).toBeLessThan(1.1);
			}
		}
	});

	it('name the same cell for its centre, and list neighbours mutually', () => {
		for (const grid of grids) {
			const id = cellOf(grid, grid.origin[0] + 0.9, grid.origin[1] + 0.7);
			expect(cellOf(grid, ...cellCentre(grid, id))).toBe(id);
			const neighbours = cellNeighbours(grid, id);
			expect(neighbours.length).toBe(grid.shape === 'hexagon' ? 6 : 8);
			for (const other of neighbours) expect(cellNeighbours(grid, other)).toContain(id);
		}
	});

	it('fill a box without gap or overlap', () => {
		for (const shape of ['hexagon', 'square'] as const) {
			const grid: Grid = { kind: 'grid', shape, cellSizeMetres: 20_000, origin: [25, 65] };
			const cells = cellsInBox(grid, [20, 62, 30, 68]);
			const total = cells.length * cellSquareMetres(grid);
			const box = area({
				type: 'Polygon',
				coordinates: [
					[...Array(101).keys()]
						.map((i) => [20 + i / 10, 62])
						.concat(
							[...Array(101).keys()].map((i) => [30 - i / 10, 68]),
							[[20, 62]]
						)
				]
			});
			expect(total / box).toBeCloseTo(1, 1);
			expect(new Set(cells).size).toBe(cells.length);
			const { longitudes, latitudes } = spread(200, [25, 65], 2);
			for (const id of cellsOf(grid, longitudes, latitudes)) expect(cells).toContain(id);
		}
	});

	it('go on across the antimeridian and over the pole', () => {
		const grid: Grid = {
			kind: 'grid',
			shape: 'hexagon',
			cellSizeMetres: 50_000,
			origin: [179, -17]
		};
		expect(cellOf(grid, -179.999, -17)).toBe(cellOf(grid, 180.001, -17));
		const ring = cellPolygon(grid, cellOf(grid, 179.95, -17)).coordinates[0];
		const spreadOf = Math.max(...ring.map(([x]) => x)) - Math.min(...ring.map(([x]) => x));
		expect(spreadOf).toBeLessThan(1);
		const polar: Grid = { ...grid, origin: [0, 80], cellSizeMetres: 200_000 };
		const pole = cellPolygon(polar, cellOf(polar, 0, 90));
		expect(area(pole) / cellSquareMetres(polar)).toBeCloseTo(1, 1);
	});

	it('say −1 for missing coordinates and refuse cells too small for their reach', () => {
		const grid: Grid = { kind: 'grid', shape: 'hexagon', cellSizeMetres: 10, origin: [0, 0] };
		const at = (x: number, y: number) => cellOf(grid, x, y);
		expect([at(NaN, 0), at(0, NaN), at(Infinity, 0)]).toEqual([-1, -1, -1]);
		expect(() => at(10, 10)).toThrow(InputError);
		expect(() => cellsInBox(grid, [0, 0, 1, 1])).toThrow('choose larger cells');
	});

	it('take their origin from the settings or the middle of the places', () => {
		const settings = { kind: 'grid', shape: 'square', cellSizeMetres: 1000 } as const;
		expect(createGrid(settings, [7, 8]).origin).toEqual([7, 8]);
		expect(createGrid({ ...settings, origin: [1, 2] }, [7, 8]).origin).toEqual([1, 2]);
		expect(gridOrigin(Float64Array.of(-125, -67, NaN), Float64Array.of(25, 49, 10))).toEqual([
			-96, 37
		]);
		expect(gridOrigin(Float64Array.of(178, -178), Float64Array.of(-18, -16))).toEqual([180, -17]);
		expect(gridOrigin(Float64Array.of(NaN), Float64Array.of(1))).toEqual([0, 0]);
	});

	it('become areas with their ids as identifiers', () => {
		const grid: Grid = { kind: 'grid', shape: 'hexagon', cellSizeMetres: 5000, origin: [10, 50] };
		const ids = cellsInBox(grid, [10, 50, 10.2, 50.2]);
		const areas = gridAreas(grid, ids);
		expect(areas.ids).toEqual([...ids].map(String));
		expect(areas.features.features.length).toBe(ids.length);
		expect(areas.centres[0]).toBeCloseTo(cellCentre(grid, ids[0])[0], 12);
	});
});

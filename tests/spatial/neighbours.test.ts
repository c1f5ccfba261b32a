import { readFileSync } from 'node:fs';
import type { FeatureCollection, Polygon } from 'geojson';
import { describe, expect, it } from 'vitest';
import type { AreaFeatures } from '$lib/model/areas';
import { haversineMetres } from '$lib/spatial/great-circle';
import {
	findNeighbours,
	islandsOf,
	neighbourCounts,
	neighbourLinks
} from '$lib/spatial/neighbours';
import { contiguousNeighbours } from '$lib/spatial/neighbours-contiguity';
import { nearestNeighbours, neighboursWithin } from '$lib/spatial/neighbours-distance';
import { createRandom } from '$lib/numeric/random';

const read = (name: string) => JSON.parse(readFileSync(`tests/reference/${name}`, 'utf8'));
const nc = read('nc.geojson') as AreaFeatures;
// R 4.2, spdep 1.2-7: poly2nb, include its counts of queen neighbours.
const expected = read('nc-expected.json').rows as { nneigh: number }[];

/** Unit squares, a row of the grid after the other from the south-west. */
function squares(
	columns: number,
	rows: number,
	gap = 0
): FeatureCollection<Polygon, { id: string; name: string }> {
	const features = Array.from({ length: columns * rows }, (_, i) => {
		const x = i % columns;
		const y = Math.floor(i / columns);
		const [w, s, e, n] = [x, y, x + 1 - gap, y + 1 - gap];
		const ring = [
			[w, s],
			[e, s],
			[e, n],
			[w, n],
			[w, s]
		];
		return {
			type: 'Feature' as const,
			properties: { id: String(i), name: String(i) },
			geometry: { type: 'Polygon' as const, coordinates: [ring] }
		};
	});
	return { type: 'FeatureCollection', features };
}

const randomPlaces = (count: number, seed: number) => {
	const random = createRandom(seed);
	return Float64Array.from({ length: 2 * count }, (_, i) =>
		i % 2 ? 160 * random.uniform() - 80 : 360 * random.uniform() - 180
	);
};
const listOf = (n: { offsets: Int32Array; indices: Int32Array }, i: number) => [
	...n.indices.subarray(n.offsets[i], n.offsets[i + 1])
];

describe('contiguity', () => {
	it('counts the queen neighbours of North Carolina as spdep does', () => {
		expect([...neighbourCounts(contiguousNeighbours(nc, 'queen'))]).toEqual(
			expected.map((row) => row.nneigh)
		);
	});

	it('tells edges from corners on a grid', () => {
		const grid = squares(4, 3);
		expect(listOf(contiguousNeighbours(grid, 'rook'), 5)).toEqual([1, 4, 6, 9]);
		expect(listOf(contiguousNeighbours(grid, 'queen'), 5)).toEqual([0, 1, 2, 4, 6, 8, 9, 10]);
	});

	it('bridges gaps only when told to, corners on edges included', () => {
		const apart = squares(3, 3, 1e-4);
		expect(contiguousNeighbours(apart, 'queen').indices.length).toBe(0);
		expect(listOf(contiguousNeighbours(apart, 'queen', 30), 4)).toHaveLength(8);
		expect(listOf(contiguousNeighbours(apart, 'rook', 30), 4)).toEqual([1, 3, 5, 7]);
		const shifted = squares(2, 1);
		shifted.features[1].geometry.coordinates[0].forEach((point) => (point[1] += 0.4));
		expect(contiguousNeighbours(shifted, 'rook').indices.length).toBe(0);
		expect(contiguousNeighbours(shifted, 'rook', 1).indices.length).toBe(2);
	});

	it('joins the two sides of the antimeridian', () => {
		const pair = squares(2, 1);
		pair.features[0].geometry.coordinates[0].forEach((point) => (point[0] += 179));
		pair.features[1].geometry.coordinates[0].forEach((point) => (point[0] -= 181));
		expect(listOf(contiguousNeighbours(pair, 'rook'), 0)).toEqual([1]);
	});

	it('is symmetric and follows a relabelling', () => {
		const n = contiguousNeighbours(nc, 'queen');
		for (let i = 0; i < 100; i++) for (const j of listOf(n, i)) expect(listOf(n, j)).toContain(i);
		const reversed = contiguousNeighbours({ ...nc, features: nc.features.toReversed() }, 'queen');
		expect(listOf(reversed, 99)).toEqual(
			listOf(n, 0)
				.map((j) => 99 - j)
				.sort((a, b) => a - b)
		);
	});

	it('leaves islands without neighbours and lists them', () => {
		const grid = squares(2, 2);
		grid.features[3].geometry.coordinates[0].forEach((point) => (point[0] += 9));
		expect(islandsOf(contiguousNeighbours(grid, 'queen'))).toEqual([3]);
	});

	it('reaches the second order', () => {
		const n = findNeighbours(
			{ features: squares(5, 1), centres: new Float64Array(10) },
			{ kind: 'rook', order: 2 }
		);
		expect(listOf(n, 2)).toEqual([0, 1, 3, 4]);
		expect(listOf(n, 0)).toEqual([1, 2]);
		expect(neighbourLinks(n, new Float64Array(10)).length / 4).toBe(7);
	});
});

describe('distance', () => {
	const places = randomPlaces(300, 5);
	const metres = (i: number, j: number) =>
		haversineMetres(places[2 * i], places[2 * i + 1], places[2 * j], places[2 * j + 1]);
	const others = (i: number) =>
		Array.from({ length: 300 }, (_, j) => j)
			.filter((j) => j !== i)
			.sort((a, b) => metres(i, a) - metres(i, b));

	it('measures great circles', () => {
		// A quarter of the meridian of a sphere of 6,371,008.8 m.
		expect(haversineMetres(0, 0, 0, 90)).toBeCloseTo((Math.PI / 2) * 6371008.8, 3);
		expect(haversineMetres(179, 0, -179, 0)).toBeCloseTo((Math.PI / 90) * 6371008.8, 3);
	});

	it('finds the same as a full search, across the antimeridian too', () => {
		const six = nearestNeighbours(places, 6);
		const band = neighboursWithin(places, 2_000_000);
		for (let i = 0; i < 300; i++) {
			expect(listOf(six, i)).toEqual(
				others(i)
					.slice(0, 6)
					.sort((a, b) => a - b)
			);
			expect(listOf(band, i)).toEqual(
				others(i)
					.filter((j) => metres(i, j) <= 2_000_000)
					.sort((a, b) => a - b)
			);
		}
	});

	it('refuses more neighbours than there are areas', () => {
		expect(() =>
			findNeighbours(
				{ features: squares(2, 1), centres: new Float64Array(4) },
				{ kind: 'nearest', count: 2 }
			)
		).toThrow(
			'2 nearest neighbours were asked for, but each area has only 1 others; ask for fewer.'
		);
	});
});

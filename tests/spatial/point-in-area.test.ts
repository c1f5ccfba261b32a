import { readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, FeatureCollection, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { describe, expect, it } from 'vitest';
import { joinPoints } from '$lib/spatial/point-in-area';

type Areas = FeatureCollection<Polygon | MultiPolygon>;

function atlas(file: string, object: string): Areas {
	const text = readFileSync(new URL(`../../node_modules/${file}`, import.meta.url), 'utf8');
	const topology = JSON.parse(text) as Topology;
	return feature(topology, topology.objects[object] as GeometryCollection) as Areas;
}

function areas(...coordinates: Position[][][][]): Areas {
	return {
		type: 'FeatureCollection',
		features: coordinates.map((polygons): Feature<MultiPolygon> => ({
			type: 'Feature',
			properties: {},
			geometry: { type: 'MultiPolygon', coordinates: polygons }
		}))
	};
}

const box = (west: number, south: number, east: number, north: number): Position[] => [
	[west, south],
	[east, south],
	[east, north],
	[west, north],
	[west, south]
];

function join(points: Position[], features: Areas): number[] {
	return [
		...joinPoints(
			Float64Array.from(points, (point) => point[0]),
			Float64Array.from(points, (point) => point[1]),
			features
		)
	];
}

/** The first area that Turf finds a point in, borders included. */
function withTurf(points: Position[], features: Areas): number[] {
	return points.map((point) =>
		features.features.findIndex((area) => booleanPointInPolygon(point, area))
	);
}

/** Points by the golden ratio and the square root of two: spread evenly, always the same. */
function spread(count: number, [west, south, east, north]: number[]): Position[] {
	return Array.from({ length: count }, (_, i) => [
		west + (east - west) * ((i * 0.6180339887498949) % 1),
		south + (north - south) * ((i * 0.4142135623730951) % 1)
	]);
}

describe('joining points to areas', () => {
	it('answers as Turf does for counties of the United States', () => {
		const counties = atlas('us-atlas/counties-10m.json', 'counties');
		const points = spread(400, [-125, 24, -66, 50]);
		const found = join(points, counties);
		expect(found).toEqual(withTurf(points, counties));
		expect(found.filter((area) => area >= 0).length).toBeGreaterThan(150);
	});

	it('answers as Turf does on vertices and edges of neighbouring states', () => {
		const states = atlas('us-atlas/states-10m.json', 'states');
		const colorado = states.features.find((state) => state.id === '08')!;
		const ring = (colorado.geometry as Polygon).coordinates[0];
		expect(join(ring, states)).toEqual(withTurf(ring, states));
		const grid = areas([[box(0, 0, 1, 1)]], [[box(1, 0, 2, 1)]], [[box(0, 1, 1, 2)]]);
		const border: Position[] = [
			[1, 0.3],
			[1, 1],
			[0.25, 1],
			[0, 0],
			[2, 0.5],
			[1.5, 1],
			[1, 1.5]
		];
		expect(join(border, grid)).toEqual(withTurf(border, grid));
		expect(join(border, grid)).toEqual([0, 0, 0, 0, 1, 1, 2]);
	});

	it('leaves holes out and finds an island in a hole', () => {
		const features = areas([[box(0, 0, 10, 10), box(2, 2, 8, 8)], [box(4, 4, 6, 6)]]);
		const points: Position[] = [
			[1, 1],
			[3, 3],
			[5, 5],
			[2, 5],
			[11, 5]
		];
		expect(join(points, features)).toEqual([0, -1, 0, 0, -1]);
		expect(join(points, features)).toEqual(withTurf(points, features));
	});

	it('keeps the inside where the parts of one area overlap, and the first of overlapping areas', () => {
		const features = areas([[box(0, 0, 2, 2)], [box(1, 1, 3, 3)]], [[box(-5, -5, 5, 5)]]);
		const points = spread(300, [-6, -6, 6, 6]);
		expect(join(points, features)).toEqual(withTurf(points, features));
		expect(join([[1.5, 1.5]], features)).toEqual([0]);
	});

	it('reads a self-crossing ring by the even-odd rule', () => {
		const bowTie = areas([
			[
				[
					[0, 0],
					[4, 4],
					[4, 0],
					[0, 4],
					[0, 0]
				]
			]
		]);
		const pentagram = areas([
			[[0, 2, 4, 1, 3, 0].map((k) => [Math.sin(k * 1.2566), Math.cos(k * 1.2566)])]
		]);
		for (const features of [bowTie, pentagram]) {
			const points = spread(500, [-1.2, -1.2, 4.2, 4.2]);
			expect(join(points, features)).toEqual(withTurf(points, features));
		}
		expect(join([[0, 0]], pentagram)).toEqual([-1]);
	});

	it('finds points on both sides of the antimeridian however the area is written', () => {
		const cut = areas([[box(170, -5, 180, 5)], [box(-180, -5, -170, 5)]]);
		const beyond = areas([[box(170, -5, 190, 5)]]);
		const jumping = areas([[box(170, -5, -170, 5)]]);
		const points: Position[] = [
			[175, 0],
			[-175, 0],
			[185, 0],
			[0, 0],
			[169, 0],
			[-169, 0]
		];
		for (const features of [cut, beyond, jumping])
			expect(join(points, features)).toEqual([0, 0, 0, -1, -1, -1]);
	});

	it('finds Russia, Fiji and Antarctica of the world atlas around the antimeridian and the pole', () => {
		const world = atlas('world-atlas/countries-50m.json', 'countries');
		const names = join(
			[
				[-175, 66.5],
				[37, 55],
				[178, -17.8],
				[0, -85],
				[-179, -89.9],
				[0, 45]
			],
			world
		).map((area) => (area < 0 ? null : world.features[area].properties!.name));
		expect(names).toEqual(['Russia', 'Russia', 'Fiji', 'Antarctica', 'Antarctica', 'France']);
	});

	it('gives no area to coordinates that are missing or infinite, and none where there are no areas', () => {
		const features = areas([[box(-180, -90, 180, 90)]]);
		expect(
			join(
				[
					[NaN, 0],
					[0, NaN],
					[Infinity, 0],
					[0, -Infinity],
					[0, 91],
					[10, 10]
				],
				features
			)
		).toEqual([-1, -1, -1, -1, -1, 0]);
		expect(join([[0, 0]], areas())).toEqual([-1]);
		expect(join([], features)).toEqual([]);
	});

	it('agrees with Turf on any polygons', () => {
		const coordinate = fc.integer({ min: -40, max: 40 }).map((value) => value / 4);
		const ring = fc
			.array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 12 })
			.map((points): Position[] => [...points, points[0]]);
		fc.assert(
			fc.property(
				fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
				(all) => {
					const features = areas(...all.map((rings) => rings.map((one) => [one])));
					const points = spread(60, [-10.5, -10.5, 10.5, 10.5]).concat(all.flat(2).slice(0, 20));
					expect(join(points, features)).toEqual(withTurf(points, features));
				}
			),
			{ seed: 1, numRuns: 100 }
		);
	});
});

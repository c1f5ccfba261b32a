import { readFileSync } from 'node:fs';
import { centerOfMass } from '@turf/turf';
import type { FeatureCollection, Polygon, Position } from 'geojson';
import { topology } from 'topojson-server';
import { describe, expect, it } from 'vitest';
import { InputError } from '$lib/model/problem';
import { areasFromBoundaries } from '$lib/spatial/boundaries';
import { builtinAreas } from '$lib/spatial/builtin-areas';
import { countries } from '$lib/spatial/countries';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';
import { joinPoints } from '$lib/spatial/point-in-area';
import { simplifyAreas } from '$lib/spatial/simplify-areas';
import { usStates } from '$lib/spatial/us-states';

const square = (x: number, y: number, size = 1): Position[] => [
	[x, y],
	[x + size, y],
	[x + size, y + size],
	[x, y + size],
	[x, y]
];

function collection(
	...areas: [Record<string, unknown>, Position[][]][]
): FeatureCollection<Polygon> {
	return {
		type: 'FeatureCollection',
		features: areas.map(([properties, coordinates]) => ({
			type: 'Feature',
			properties,
			geometry: { type: 'Polygon', coordinates }
		}))
	};
}

const two = collection(
	[{ FIPS: '37001', NAME: 'Alamance', BIR74: 4672, st: 'NC' }, [square(0, 0)]],
	[{ FIPS: '37003', NAME: 'Alexander', BIR74: null, st: 'NC' }, [square(1, 0)]]
);

const codes = (input: unknown) => areasFromBoundaries(input).findings.map((one) => one.code);

describe('boundaries of a file', () => {
	it('become areas with the named properties', () => {
		const given = { id: 'FIPS', name: 'NAME', population: 'BIR74', parent: 'st' };
		const { areas, findings } = areasFromBoundaries(two, given, 'nc.geojson');
		expect(areas.ids).toEqual(['37001', '37003']);
		expect(areas.names).toEqual(['Alamance', 'Alexander']);
		expect([...areas.population!]).toEqual([4672, NaN]);
		expect(areas.parents).toEqual(['NC', 'NC']);
		expect([...areas.centres]).toEqual([0.5, 0.5, 1.5, 0.5]);
		expect(findings.map((one) => one.code)).toEqual(['boundaries-population']);
	});

	it('find identifier and name by themselves, from GeoJSON and TopoJSON alike', () => {
		const plain = areasFromBoundaries(two);
		expect(plain.properties).toMatchObject({ id: 'FIPS', name: 'NAME' });
		const fromTopology = areasFromBoundaries(topology({ counties: two }));
		expect(fromTopology.areas.ids).toEqual(plain.areas.ids);
		expect(areasFromBoundaries(collection([{}, [square(0, 0)]])).areas.ids).toEqual(['1']);
	});

	it('agree with Turf on the centre of a polygon and weigh the parts of several by area', () => {
		const kite: Position[] = [
			[0, 0],
			[4, 1],
			[3, 5],
			[-1, 3],
			[0, 0]
		];
		const { areas } = areasFromBoundaries(collection([{ id: 'a' }, [kite]]));
		const turf = centerOfMass({ type: 'Polygon', coordinates: [kite] }).geometry.coordinates;
		expect(areas.centres[0]).toBeCloseTo(turf[0], 9);
		expect(areas.centres[1]).toBeCloseTo(turf[1], 9);
		const split = collection(
			[{ id: 'a' }, [square(0, -0.5)]],
			[{ id: 'a' }, [square(10, -0.5)]],
			[{ id: 'b' }, [square(0, 5, 4), square(0, 5, 2)]]
		);
		const merged = areasFromBoundaries(split).areas;
		expect(merged.ids).toEqual(['1', '2', '3']);
		const joined = areasFromBoundaries(split, { id: 'id' });
		expect(joined.areas.ids).toEqual(['a', 'b']);
		expect(joined.areas.centres[0]).toBeCloseTo(5.5, 9);
		expect(joined.findings.map((one) => one.code)).toEqual(['boundaries-merged']);
		// An L of three squares of two degrees: the centre leans away from the hole.
		expect(joined.areas.centres[2]).toBeCloseTo(7 / 3, 2);
	});

	it('are set right where that is safe, and say so', () => {
		expect(codes(collection([{}, [square(0, 0).slice(0, 4)]]))).toEqual([
			'boundaries-unclosed-ring'
		]);
		expect(
			codes(
				collection([
					{},
					[
						square(0, 0),
						[
							[0, 0],
							[1, 1]
						]
					]
				])
			)
		).toEqual(['boundaries-short-ring']);
		const crossing: Position[] = [
			[170, 0],
			[-170, 0],
			[-170, 10],
			[170, 10],
			[170, 0]
		];
		const { areas, findings } = areasFromBoundaries(collection([{}, [crossing]]));
		expect(findings.map((one) => one.code)).toEqual(['boundaries-antimeridian']);
		expect(Math.abs(areas.centres[0])).toBeCloseTo(180, 6);
		expect((areas.features.features[0].geometry as Polygon).coordinates[0][1][0]).toBe(190);
		const bowTie: Position[] = [
			[0, 0],
			[2, 2],
			[2, 0],
			[0, 2],
			[0, 0]
		];
		expect(codes(collection([{}, [bowTie]]))).toEqual(['boundaries-self-crossing']);
		const withPoint = collection([{}, [square(0, 0)]]) as FeatureCollection;
		withPoint.features.push({
			type: 'Feature',
			properties: {},
			geometry: { type: 'Point', coordinates: [0, 0] }
		});
		expect(codes(withPoint)).toEqual(['boundaries-others']);
	});

	it('are refused in one sentence where nothing can be made of them', () => {
		const broken: [unknown, string][] = [
			[null, 'boundaries-format'],
			[{ type: 'Topology', objects: {} }, 'boundaries-format'],
			[
				{ type: 'Topology', arcs: [], objects: { a: { type: 'Polygon', arcs: [[0]] } } },
				'boundaries-broken-topology'
			],
			[{ type: 'FeatureCollection', features: [] }, 'boundaries-no-polygon'],
			[
				collection([
					{},
					[
						[
							[0, 0],
							[NaN, 1],
							[1, 1],
							[0, 0]
						]
					]
				]),
				'boundaries-not-numbers'
			],
			[collection([{}, [square(500_000, 4_000_000)]]), 'boundaries-not-degrees'],
			[collection([{}, [square(40, 100)]]), 'boundaries-not-degrees']
		];
		for (const [input, code] of broken) {
			let problem: unknown;
			try {
				areasFromBoundaries(input);
			} catch (error) {
				problem = error;
			}
			expect(problem).toBeInstanceOf(InputError);
			expect((problem as InputError).code).toBe(code);
		}
		expect(() => areasFromBoundaries(two, { id: 'GEOID' })).toThrow('FIPS, NAME, BIR74, st');
	});
});

describe('built-in areas', () => {
	it('hold every county, its state, and no population', async () => {
		const counties = await loadBuiltinAreas('us-counties');
		expect(counties.ids.length).toBe(3231);
		expect(counties.names[counties.ids.indexOf('37063')]).toBe('Durham');
		expect(counties.parents![counties.ids.indexOf('37063')]).toBe('37');
		expect(counties.population).toBeNull();
		expect([...counties.ids].sort()).toEqual(counties.ids);
	});

	it('hold the states with the census of 2020, which sums to the published total', async () => {
		const states = await loadBuiltinAreas('us-states');
		expect(states.ids.length).toBe(56);
		const total = usStates
			.filter((state) => Number(state.fips) < 60)
			.reduce((sum, state) => sum + state.population, 0);
		// US Census Bureau, 2020 Census apportionment results, table A: resident population.
		expect(total).toBe(331_449_281);
		expect(states.population!.every((count) => count > 0)).toBe(true);
	});

	it('hold the countries by ISO code, whose populations sum to the published world total', async () => {
		const world = await loadBuiltinAreas('countries');
		expect(world.ids).toEqual(expect.arrayContaining(['US', 'FR', 'NO', 'XK', 'x-somaliland']));
		expect(new Set(world.ids).size).toBe(world.ids.length);
		const total = countries.reduce((sum, one) => sum + (one.population || 0), 0);
		// World Population Prospects 2019, medium variant, world in 2021; some figures are of national offices.
		expect(total / 7_874_965_730).toBeCloseTo(1, 3);
		const unknown = world.ids.filter((_, i) => !(world.population![i] > 0));
		expect(unknown.filter((id) => !id.startsWith('x-'))).toEqual([
			'AQ',
			'AX',
			'BL',
			'GS',
			'HM',
			'IO',
			'MF',
			'NF',
			'TF'
		]);
		const fiji = world.ids.indexOf('FJ');
		expect(Math.abs(world.centres[2 * fiji])).toBeGreaterThan(177);
	});

	it('have unique codes and names', () => {
		for (const key of ['alpha2', 'alpha3', 'name'] as const)
			expect(new Set(countries.map((one) => one[key])).size).toBe(250);
	});

	it('are found again by their own centres after simplification, with far fewer corners', () => {
		const path = new URL('../../node_modules/us-atlas/states-10m.json', import.meta.url);
		const states = builtinAreas('us-states', JSON.parse(readFileSync(path, 'utf8')));
		const simple = simplifyAreas(states.features, 0.05);
		const corners = (features: typeof simple) => JSON.stringify(features).split('],[').length;
		expect(corners(simple)).toBeLessThan(corners(states.features) / 3);
		expect(simple.features.map((one) => one.id)).toEqual(states.ids);
		const at = ['08', '48', '20', '56'].map((id) => states.ids.indexOf(id));
		const join = joinPoints(
			Float64Array.from(at, (i) => states.centres[2 * i]),
			Float64Array.from(at, (i) => states.centres[2 * i + 1]),
			simple
		);
		expect([...join]).toEqual(at);
	});
});

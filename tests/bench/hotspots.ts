import { readFileSync } from 'node:fs';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { analyseHotspots } from '../../src/lib/hotspots/analyse-hotspots';
import { scan } from '../../src/lib/hotspots/scan/scan';
import { scanSchema } from '../../src/lib/model/settings/scan';
import { hotspotsSchema } from '../../src/lib/model/settings/hotspots';
import { drawGamma, drawPoisson } from '../../src/lib/numeric/draws';
import { createRandom } from '../../src/lib/numeric/random';
import { centreOfMass } from '../../src/lib/spatial/centre-of-mass';
import { gridNeighbours } from '../hotspots/fixtures';
import { lisaMilliseconds } from './peers/geoda-lisa';

/** One measurement: what, how much, in which unit, and the bar it is held to. */
export interface Row {
	name: string;
	value: number;
	unit: string;
	bar?: string;
	ok?: boolean;
}

const quiet = () => {};

function fastest(rounds: number, work: () => unknown): number {
	let best = Infinity;
	for (let round = 0; round < rounds; round++) {
		const start = performance.now();
		work();
		best = Math.min(best, performance.now() - start);
	}
	return best;
}

/** Centres of the contiguous counties of the United States (3,108). */
function countyCentres(): Float64Array {
	const path = new URL('../../node_modules/us-atlas/counties-10m.json', import.meta.url);
	const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
	const counties = feature(
		topology,
		topology.objects.counties as GeometryCollection
	) as FeatureCollection<Polygon | MultiPolygon, unknown>;
	const outside = new Set(['02', '15', '60', '66', '69', '72', '78']);
	return Float64Array.from(
		counties.features
			.filter(({ id }) => !outside.has(String(id).slice(0, 2)))
			.flatMap(({ geometry }) => centreOfMass(geometry))
	);
}

async function localStatistics(): Promise<Row[]> {
	const neighbours = gridNeighbours(200, 200);
	const random = createRandom(1);
	const counts = new Float64Array(40_000).map(() => drawPoisson(5, random));
	const time = (statistic: string, permutations: number) =>
		fastest(7, () =>
			analyseHotspots(
				{
					counts,
					population: null,
					neighbours,
					settings: hotspotsSchema.parse({ statistic, value: 'count', permutations })
				},
				quiet
			)
		);
	const analytic = (name: string, statistic: string): Row => {
		const value = time(statistic, 0);
		return { name, value, unit: 'ms', bar: '< 50 ms', ok: value < 50 };
	};
	const [giStar, localMoran] = [time('gi-star', 999), time('local-moran', 999)];
	const lisa = await lisaMilliseconds(counts, neighbours, 999);
	const permuted = (name: string, own: number, peer: number | undefined): Row[] => [
		{ name: `${name}, 40,000 areas, 999 permutations`, value: own, unit: 'ms' },
		...(peer === undefined
			? []
			: [
					{ name: '… by @geoda/lisa', value: peer, unit: 'ms' },
					{ name: '… times as fast', value: peer / own, unit: '×', bar: '≥ 1', ok: peer >= own }
				])
	];
	return [
		analytic('Gi*, 40,000 areas, analytic, with global Moran', 'gi-star'),
		analytic('local Moran, 40,000 areas, analytic, with global Moran', 'local-moran'),
		...permuted('Gi*', giStar, lisa?.giStar),
		...permuted('local Moran', localMoran, lisa?.localMoran)
	];
}

function scanOf(centres: Float64Array, periods: number, change: object, cases: number): number {
	const areas = centres.length / 2;
	const random = createRandom(2);
	const population = new Float64Array(areas).map(() => 1000 + 20_000 * drawGamma(0.5, random));
	const total = population.reduce((sum, residents) => sum + residents, 0) * periods;
	const counts = new Float64Array(areas * periods).map((_, i) =>
		drawPoisson((cases * population[Math.floor(i / periods)]) / total, random)
	);
	const input = { counts, periods, population, centres, settings: scanSchema.parse(change) };
	return fastest(1, () => scan(input, quiet)) / 1000;
}

function scans(): Row[] {
	const centres = countyCentres();
	const row = (name: string, value: number, most?: number): Row => ({
		name,
		value,
		unit: 's',
		...(most ? { bar: `< ${most} s`, ok: value < most } : {})
	});
	const space = { kind: 'space', maxPopulationShare: 0.5, replicates: 999 };
	const prospective = { kind: 'prospective', maxPopulationShare: 0.1, replicates: 99 };
	const half = centres.slice(0, centres.length / 2);
	return [
		row(
			'Poisson scan, 3,108 counties, 50 %, 999 replicates',
			scanOf(centres, 1, space, 20_000),
			10
		),
		row('… half the counties', scanOf(half, 1, space, 20_000)),
		row('… 99 replicates', scanOf(centres, 1, { ...space, replicates: 99 }, 20_000)),
		row('… 200,000 cases instead of 20,000', scanOf(centres, 1, space, 200_000)),
		row(
			'prospective scan, 3,108 counties, 60 months, 10 %, 99 replicates',
			scanOf(centres, 60, prospective, 20_000),
			60
		),
		row('… half the counties', scanOf(half, 60, prospective, 20_000)),
		row('… 30 months', scanOf(centres, 30, prospective, 20_000)),
		row('… 200,000 cases', scanOf(centres, 60, prospective, 200_000))
	];
}

export default {
	name: 'hot spots and scans',
	run: async (): Promise<Row[]> => [...(await localStatistics()), ...scans()]
};

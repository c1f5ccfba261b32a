import { readFileSync } from 'node:fs';
import { booleanPointInPolygon, featureCollection, point, tag } from '@turf/turf';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { joinPoints } from '../../src/lib/spatial/point-in-area';
import type { Row } from './run';

const POINTS = 1_000_000;
const SAMPLE = 1_000;

/** Counties of the United States at the finest scale of us-atlas. */
function counties(): FeatureCollection<Polygon | MultiPolygon, { name: string }> {
	const path = new URL('../../node_modules/us-atlas/counties-10m.json', import.meta.url);
	const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
	const found = feature(topology, topology.objects.counties as GeometryCollection);
	return found as FeatureCollection<Polygon | MultiPolygon, { name: string }>;
}

/** A million points over the contiguous states, joined by us and (a sample, scaled) by turf.tag. */
async function run(): Promise<Row[]> {
	const areas = counties();
	const longitudes = new Float64Array(POINTS);
	const latitudes = new Float64Array(POINTS);
	for (let i = 0; i < POINTS; i++) {
		longitudes[i] = -125 + 58 * ((i * 0.6180339887498949) % 1);
		latitudes[i] = 24.5 + 25 * ((i * 0.4142135623730951) % 1);
	}
	const times: number[] = [];
	const processor: number[] = [];
	let found = new Int32Array(0) as Int32Array;
	for (let round = 0; round < 3; round++) {
		const start = performance.now();
		const before = process.cpuUsage();
		found = joinPoints(longitudes, latitudes, areas);
		const used = process.cpuUsage(before);
		processor.push((used.user + used.system) / 1000);
		times.push(performance.now() - start);
	}
	const ours = Math.min(...times);

	const every = Math.floor(POINTS / SAMPLE);
	const sample = Array.from({ length: SAMPLE }, (_, k) => k * every);
	const points = featureCollection(sample.map((i) => point([longitudes[i], latitudes[i]])));
	const start = performance.now();
	tag(points, areas, 'name', 'county');
	const turf = ((performance.now() - start) * POINTS) / SAMPLE;
	const differing = sample.filter((i) => {
		const place = [longitudes[i], latitudes[i]];
		return found[i] !== areas.features.findIndex((area) => booleanPointInPolygon(place, area));
	}).length;

	return [
		{
			name: 'a million points into counties',
			value: ours,
			unit: 'ms',
			bar: '< 1500',
			ok: ours < 1500
		},
		{ name: 'the same in processor time, all threads', value: Math.min(...processor), unit: 'ms' },
		{ name: 'turf.tag, a thousand points, scaled', value: turf, unit: 'ms' },
		{ name: 'times as fast', value: turf / ours, unit: '×', bar: '≥ 100', ok: turf / ours >= 100 },
		{
			name: 'sampled points with another answer',
			value: differing,
			unit: '',
			bar: '= 0',
			ok: differing === 0
		}
	];
}

export default { name: 'point-in-area', run };

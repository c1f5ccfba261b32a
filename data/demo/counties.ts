import { readFileSync } from 'node:fs';
import { area } from '@turf/area';
import { centerOfMass } from '@turf/center-of-mass';
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature, neighbors } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { joinPoints } from '../../src/lib/spatial/point-in-area';

/** A county as the generator sees it. */
export interface County {
	fips: string;
	name: string;
	state: string;
	/** Its centre of mass. */
	longitude: number;
	latitude: number;
	squareKilometres: number;
	/** Indices of the counties that share a border. */
	neighbours: number[];
	/**
	 * Places on a lattice of 0.1° inside the county, nearest to its centre first. Where the lattice
	 * misses a small county, its centre to 0.01°.
	 */
	places: [longitude: number, latitude: number][];
}

type CountyFeatures = FeatureCollection<Polygon | MultiPolygon, { name: string }>;

const PLACES = 12;
const territories = new Set(['60', '66', '69', '72', '78']);

/** Counties of the fifty states and the District of Columbia, in the order of their codes. */
export function loadCounties(): County[] {
	const path = new URL('../../node_modules/us-atlas/counties-10m.json', import.meta.url);
	const topology = JSON.parse(readFileSync(path, 'utf8')) as Topology;
	const collection = topology.objects.counties as GeometryCollection<{ name: string }>;
	collection.geometries = collection.geometries
		.filter((county) => !territories.has(String(county.id).slice(0, 2)))
		.sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));
	const features = feature(topology, collection) as CountyFeatures;
	const adjacent = neighbors(collection.geometries);
	const places = latticePlaces(features);
	const states = new Map(
		(topology.objects.states as GeometryCollection<{ name: string }>).geometries.map((state) => [
			String(state.id),
			(state.properties as { name: string }).name
		])
	);
	return features.features.map((county, i) => {
		const [longitude, latitude] = centerOfMass(county).geometry.coordinates;
		const fallback: [number, number] = [round(longitude, 100), round(latitude, 100)];
		const fips = String(county.id);
		return {
			fips,
			name: county.properties.name,
			state: states.get(fips.slice(0, 2))!,
			longitude,
			latitude,
			squareKilometres: area(county) / 1e6,
			neighbours: adjacent[i],
			places: nearestFirst(places[i], longitude, latitude, fallback)
		};
	});
}

function round(value: number, perUnit: number): number {
	return Math.round(value * perUnit) / perUnit;
}

/** Every point of a 0.1° lattice over the states, gathered by the county it lies in. */
function latticePlaces(features: CountyFeatures): [number, number][][] {
	const points: [number, number][] = [];
	for (let y = 180; y <= 715; y++)
		for (let x = -1800; x <= -660; x++) points.push([x / 10, y / 10]);
	const found = joinPoints(
		Float64Array.from(points, (point) => point[0]),
		Float64Array.from(points, (point) => point[1]),
		features
	);
	const places: [number, number][][] = features.features.map(() => []);
	found.forEach((county, i) => {
		if (county >= 0) places[county].push(points[i]);
	});
	return places;
}

function nearestFirst(
	places: [number, number][],
	longitude: number,
	latitude: number,
	fallback: [number, number]
): [number, number][] {
	if (places.length === 0) return [fallback];
	const shrink = Math.cos((latitude * Math.PI) / 180);
	return places
		.map((place) => ({
			place,
			distance: Math.hypot((place[0] - longitude) * shrink, place[1] - latitude)
		}))
		.sort((a, b) => a.distance - b.distance)
		.slice(0, PLACES)
		.map(({ place }) => place);
}

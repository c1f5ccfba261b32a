import { geoAlbersUsa, geoEqualEarth } from 'd3';
import type { Polygon, MultiPolygon, Position } from 'geojson';
import type { AreaFeatures } from '$lib/model/areas';
import { equalAreaProjection, project } from './equal-area-projection';

/** Outlines for a printed map: one SVG path an area (empty where it lies off the map), and the map's height. */
export interface OutlinePaths {
	paths: string[];
	width: number;
	height: number;
}

/** A place in degrees on the plane, or null where the projection has no room for it. */
type Place = (position: Position) => [number, number] | null;

/** Points closer than this, in units of the drawing, are one. On a grid, so that neighbours keep their common border. */
const GRID = 0.4;

function ringsOf({ coordinates, type }: Polygon | MultiPolygon): Position[][] {
	return type === 'Polygon' ? coordinates : coordinates.flat();
}

/** Longitudes and latitudes between which all outlines lie. */
function boundsOf(features: AreaFeatures): [number, number, number, number] {
	const bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const { geometry } of features.features)
		for (const ring of ringsOf(geometry))
			for (const [x, y] of ring) {
				bounds[0] = Math.min(bounds[0], x);
				bounds[1] = Math.min(bounds[1], y);
				bounds[2] = Math.max(bounds[2], x);
				bounds[3] = Math.max(bounds[3], y);
			}
	return bounds;
}

/** Equal areas everywhere: the whole world by Equal Earth, the United States with Alaska and Hawaii set in, others about their middle. */
function chooseProjection(features: AreaFeatures, unitedStates: boolean): Place {
	if (unitedStates) {
		const albers = geoAlbersUsa().scale(1000).translate([0, 0]);
		return (position) => albers(position as [number, number]);
	}
	const [west, south, east, north] = boundsOf(features);
	if (east - west > 150) {
		const earth = geoEqualEarth().scale(1000).translate([0, 0]).precision(0);
		return (position) => earth(position as [number, number]);
	}
	const centre = equalAreaProjection((west + east) / 2, (south + north) / 2);
	const plane = new Float64Array(2);
	return ([longitude, latitude]) => {
		project(centre, [longitude], [latitude], plane);
		return [plane[0], -plane[1]];
	};
}

/** One ring on the grid of the drawing, points that fall together dropped; empty below a triangle. */
function ringPath(points: [number, number][]): string {
	const kept: [number, number][] = [];
	for (const [x, y] of points) {
		const on: [number, number] = [Math.round(x / GRID), Math.round(y / GRID)];
		const last = kept.at(-1);
		if (!last || last[0] !== on[0] || last[1] !== on[1]) kept.push(on);
	}
	if (kept.length < 4) return '';
	const text = (value: number) => String(Math.round(value * GRID * 10) / 10);
	const steps = kept.slice(1).map(([x, y]) => `${text(x)},${text(y)}`);
	return `M${text(kept[0][0])},${text(kept[0][1])}L${steps.join(' ')}Z`;
}

/**
 * Projects areas onto a drawing of `width`, as high as they need up to `maximumHeight`, as SVG path data
 * on a coarse grid. Areas that vanish at that size are drawn as a small square, so that each is seen.
 */
export function outlinePaths(
	features: AreaFeatures,
	{
		width,
		maximumHeight,
		unitedStates
	}: { width: number; maximumHeight: number; unitedStates: boolean }
): OutlinePaths {
	const place = chooseProjection(features, unitedStates);
	const projected = features.features.map(({ geometry }) =>
		ringsOf(geometry).map((ring) => ring.map(place).filter((point) => point !== null))
	);
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const rings of projected)
		for (const ring of rings)
			for (const [x, y] of ring) {
				left = Math.min(left, x);
				top = Math.min(top, y);
				right = Math.max(right, x);
				bottom = Math.max(bottom, y);
			}
	const scale = Math.min(width / (right - left || 1), maximumHeight / (bottom - top || 1));
	const shift = (width - scale * (right - left)) / 2;
	const paths = projected.map((rings) => {
		const drawn = rings.map((ring) =>
			ring.map(([x, y]): [number, number] => [shift + (x - left) * scale, (y - top) * scale])
		);
		const path = drawn.map(ringPath).join('');
		return path || smallSquare(drawn.find((ring) => ring.length > 0)?.[0]);
	});
	return { paths, width, height: Math.ceil((bottom - top) * scale) || 1 };
}

function smallSquare(at: [number, number] | undefined): string {
	if (!at) return '';
	const [x, y] = at.map((value) => value.toFixed(1));
	return `M${x},${y}h.8v.8h-.8Z`;
}

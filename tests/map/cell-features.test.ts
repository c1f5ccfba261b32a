import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { cellPolygonsText } from '$lib/map/cell-features';

describe('the outlines of cells as text', () => {
	it('are GeoJSON with each cell in its order and every digit of its corners', () => {
		const ring = Float64Array.of(0, 0, 1 / 3, 0, 0, 1e-7, 0, 0, 5, 5, 6, 5, 5, 6, 5, 5);
		const text = cellPolygonsText({ ring, offsets: Int32Array.of(0, 4, 8) }, Uint8Array.of(7));
		const { type, features } = JSON.parse(text) as FeatureCollection;
		expect(type).toBe('FeatureCollection');
		expect(features.map(({ properties }) => properties)).toEqual([{ code: 7 }, { code: null }]);
		expect(features.map(({ geometry }) => geometry)).toEqual(
			[0, 8].map((from) => ({
				type: 'Polygon',
				coordinates: [[0, 2, 4, 6].map((at) => [ring[from + at], ring[from + at + 1]])]
			}))
		);
	});

	it('are an empty collection where there is no cell', () => {
		for (const offsets of [new Int32Array(), Int32Array.of(0)])
			expect(
				JSON.parse(cellPolygonsText({ ring: new Float64Array(), offsets }, new Uint8Array()))
			).toEqual({
				type: 'FeatureCollection',
				features: []
			});
	});
});

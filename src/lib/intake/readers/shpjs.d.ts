declare module 'shpjs' {
	import type { FeatureCollection, Geometry } from 'geojson';
	/** Geometries of a .shp; `prj` (well-known text) reprojects them to longitude and latitude. */
	export function parseShp(shp: ArrayBuffer | DataView, prj?: string): Geometry[];
	export function parseDbf(
		dbf: ArrayBuffer | DataView,
		cpg?: ArrayBuffer | string
	): Record<string, unknown>[];
	export function combine(
		parts: [Geometry[], Record<string, unknown>[]]
	): FeatureCollection<Geometry, Record<string, unknown>>;
}

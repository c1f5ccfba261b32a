import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';

/** What every area's feature carries: its identifier and its name. */
export interface AreaProperties {
	id: string;
	name: string;
}

export type AreaFeatures = FeatureCollection<Polygon | MultiPolygon, AreaProperties>;

/**
 * Areas in a fixed order: everything else in an analysis refers to an area by its index here.
 * `centres` holds longitude and latitude of each centre of mass, interleaved.
 */
export interface Areas {
	ids: string[];
	names: string[];
	centres: Float64Array;
	/** Residents (or another denominator) of each area; NaN where unknown, null where none was given. */
	population: Float64Array | null;
	/** The area that each lies in (a county's state), where known. */
	parents: string[] | null;
	features: AreaFeatures;
	/** The areas that these were joined of, by which rows still name their places; absent: they are as drawn. */
	parts?: AreaParts;
	/** Where the same features can be read as GeoJSON, in the same order: what draws them need not copy them. */
	address?: string;
}

/** Areas before they were joined: part p lies in area `region[p]`. */
export interface AreaParts {
	ids: string[];
	names: string[];
	parents: string[] | null;
	region: Int32Array;
}

import type { FeatureCollection, Geometry } from 'geojson';
import type { Limits } from '../limits';
import { ColumnBuilder, type StagedColumnsResult } from './stage-objects';

/** Columns that a point's own coordinates go into. */
export const pointColumns = { longitude: 'longitude', latitude: 'latitude' } as const;

/** Point features as rows: their properties and, as `longitude` and `latitude`, their place. */
export function readPoints(
	file: string,
	features: FeatureCollection<Geometry | null, Record<string, unknown> | null>,
	limits: Limits
): StagedColumnsResult {
	const builder = new ColumnBuilder(file, limits);
	features.features.forEach((feature, i) => {
		const geometry = feature?.geometry ?? null;
		if (geometry && geometry.type !== 'Point') return builder.reject('geometry-not-point', i + 1);
		const properties = { ...feature?.properties };
		for (const name of Object.keys(properties))
			if (name.toLowerCase() in pointColumns) delete properties[name];
		const [x, y] = geometry?.coordinates ?? [];
		builder.add({ ...properties, longitude: x, latitude: y }, i + 1);
	});
	return builder.finish();
}

import type { AreaFeatures } from '$lib/model/areas';
import { statusOf } from '$lib/model/disclosure';
import type { Aggregate } from '$lib/model/exports';
import type { Protected } from '$lib/model/protected';
import { aggregateLabels } from './aggregate-table';

/**
 * The areas with their counts as GeoJSON: `count PERIOD`, `rate PERIOD` and `status PERIOD` of each,
 * null where nothing may be shown. `notes` (policy, source, caveats) stand in the collection itself.
 */
export function writeGeojson(
	aggregate: Protected<Aggregate>,
	features: AreaFeatures,
	notes: string[]
): string {
	const { areaIds, areaNames, cells } = aggregate;
	const labels = aggregateLabels(aggregate);
	const known = (values: Float64Array | null, cell: number) =>
		values && Number.isFinite(values[cell]) ? values[cell] : null;
	const collection = {
		type: 'FeatureCollection',
		notes,
		features: areaIds.map((id, area) => ({
			type: 'Feature',
			id,
			properties: {
				area_id: id,
				area_name: areaNames[area],
				...Object.fromEntries(
					labels.flatMap((label, t) => {
						const cell = area * labels.length + t;
						return [
							[`count ${label}`, known(cells.counts, cell)],
							...(cells.rates ? [[`rate ${label}`, known(cells.rates, cell)]] : []),
							[`status ${label}`, statusOf(cells.statuses[cell])]
						];
					})
				)
			},
			geometry: features.features[area]?.geometry ?? null
		}))
	};
	return `${JSON.stringify(collection)}\n`;
}

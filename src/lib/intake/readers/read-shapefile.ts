import type { FeatureCollection, Geometry } from 'geojson';
import { combine, parseDbf, parseShp } from 'shpjs';
import { InputError } from '$lib/model/problem';

/** Reads the parts of a zipped shapefile, by extension, into features in longitude and latitude. */
export async function readShapefile(
	file: string,
	parts: Map<string, Blob>
): Promise<FeatureCollection<Geometry, Record<string, unknown>>> {
	const [shp, dbf] = [parts.get('shp'), parts.get('dbf')];
	if (!shp || !dbf)
		throw new InputError(
			'The shapefile is not complete: zip its .shp, .dbf and .prj together.',
			{ file },
			'shapefile-incomplete'
		);
	try {
		const prj = await parts.get('prj')?.text();
		const cpg = await parts.get('cpg')?.text();
		return combine([
			parseShp(await shp.arrayBuffer(), prj),
			parseDbf(await dbf.arrayBuffer(), cpg)
		]);
	} catch {
		throw new InputError(
			'The shapefile is damaged, was cut off or uses a projection that is not known; export it again in longitude and latitude (WGS 84).',
			{ file },
			'shapefile-unreadable'
		);
	}
}

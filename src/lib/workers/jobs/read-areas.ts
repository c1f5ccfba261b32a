import { openFile } from '$lib/intake/open-file';
import type { Areas } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';
import type { BuiltinSet } from '$lib/model/settings/areas';
import {
	areasFromBoundaries,
	type BoundaryProperties,
	type ReadBoundaries
} from '$lib/spatial/boundaries';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';

/** Reads areas from a file of GeoJSON, TopoJSON or a zipped shapefile, packed or not. */
export async function readBoundariesJob(
	input: { file: string; blob: Blob; properties: BoundaryProperties },
	report: (progress: Progress) => void
): Promise<ReadBoundaries> {
	const opened = await openFile({ file: { name: input.file, blob: input.blob } }, report);
	const boundaries = opened.find((one) => one.kind === 'boundaries');
	if (!boundaries)
		throw new InputError(
			'This file holds no boundaries; give polygons as GeoJSON, TopoJSON or a zipped shapefile.',
			{ file: input.file },
			'boundaries-no-polygon'
		);
	const read = areasFromBoundaries(boundaries.features, input.properties, input.file);
	return { ...read, findings: [...boundaries.findings, ...read.findings] };
}

/** One of the sets of areas that come with the project. */
export function builtinAreasJob(set: BuiltinSet): Promise<Areas> {
	return loadBuiltinAreas(set);
}

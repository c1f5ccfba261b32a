import { unpack } from '$lib/intake/unpack/unpack';
import type { Areas } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import type { BuiltinSet } from '$lib/model/settings/areas';
import {
	areasFromBoundaries,
	type BoundaryProperties,
	type ReadBoundaries
} from '$lib/spatial/boundaries';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';

/** Reads areas from a file of GeoJSON or TopoJSON, packed or not. */
export async function readBoundariesJob(input: {
	file: string;
	blob: Blob;
	properties: BoundaryProperties;
}): Promise<ReadBoundaries> {
	const [file] = await unpack({ name: input.file, blob: input.blob });
	let parsed: unknown;
	try {
		parsed = JSON.parse(await file.blob.text());
	} catch {
		throw new InputError(
			'The boundaries are not valid JSON; give a GeoJSON or TopoJSON file.',
			{ file: input.file },
			'boundaries-unreadable'
		);
	}
	return areasFromBoundaries(parsed, input.properties, input.file);
}

/** One of the sets of areas that come with the project. */
export function builtinAreasJob(set: BuiltinSet): Promise<Areas> {
	return loadBuiltinAreas(set);
}

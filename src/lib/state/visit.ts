import { inputFiles } from '$lib/model/input-files';
import type { BoundaryFile } from '$lib/model/intake';
import { pack, unpack } from '$lib/model/pack';
import { InputError } from '$lib/model/problem';
import { projectSchema, type Project } from '$lib/model/project';
import type { Fingerprint } from '$lib/model/report';
import { fingerprintOf } from '$lib/pipeline/fingerprint';
import { refuseTooLargeToKeep } from '$lib/pipeline/keep-data';
import type { GivenFiles } from './given-files';

/** Raised whenever what is packed changes its shape. */
const FORMAT = 2;

/** What is kept of a visit: the project, the loaded data, and the files that are no records of cases. */
export interface Visit {
	project: Project;
	synthetic: boolean;
	/** The boundary files that areas can be chosen from. */
	boundaries: BoundaryFile[];
	/** As the desk gave them. */
	data: Uint8Array<ArrayBuffer>;
	/** Boundaries, residents, effort and the like: pages read them anew. */
	files: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
	/** Of the files of records, which are not kept themselves. */
	fingerprints: Fingerprint[];
}

/** A visit as bytes. Rejects with an `InputError` where they would be too many. */
export async function packVisit(
	visit: Omit<Visit, 'files' | 'fingerprints'>,
	given: GivenFiles
): Promise<Uint8Array<ArrayBuffer>> {
	const records = recordFiles(visit.project);
	const files: Visit['files'] = [];
	const fingerprints: Fingerprint[] = [];
	let bytes = visit.data.length;
	const names = [...inputFiles(visit.project), ...visit.boundaries.map(({ name }) => name)];
	for (const name of new Set(names)) {
		const known = given.knownFingerprint(name);
		if (known) fingerprints.push(known);
		if (!given.has(name)) continue;
		const blob = await given.open(name);
		if (records.has(name)) fingerprints.push(await fingerprintOf(name, blob));
		else {
			refuseTooLargeToKeep((bytes += blob.size));
			files.push({ name, bytes: new Uint8Array(await blob.arrayBuffer()) });
		}
	}
	return pack({ format: FORMAT, ...visit, files, fingerprints });
}

/** The visit that `packVisit` made bytes of. Throws an `InputError` where an other version did. */
export function unpackVisit(bytes: Uint8Array<ArrayBuffer>): Visit {
	const { format, ...visit } = unpack(bytes) as Visit & { format: number };
	const project = projectSchema.safeParse(visit.project);
	if (format !== FORMAT || !project.success)
		throw new InputError(
			'What is kept was written by another version, which this one cannot read: load the files again and keep them anew.',
			{},
			'kept-other-version'
		);
	return { ...visit, project: project.data };
}

/** The files that may hold a row a person; they are never kept. */
function recordFiles({ incidents, underreporting }: Project): Set<string> {
	const names = new Set(incidents.map(({ file }) => file));
	if (underreporting?.method === 'multiple-systems') names.add(underreporting.lists.file);
	return names;
}

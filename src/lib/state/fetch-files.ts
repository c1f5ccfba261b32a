import { loadedFiles } from '$lib/model/input-files';
import type { Project } from '$lib/model/project';

/** The files that a project of this site's own is loaded from, by their names; they lie in `folder`. */
export function fetchFiles(
	fetchOwn: (path: string) => Promise<Blob>,
	folder: string,
	project: Project
): Promise<[name: string, blob: Blob][]> {
	const fetching = Promise.all(
		loadedFiles(project).map(async (name): Promise<[string, Blob]> => [
			name,
			await fetchOwn(`${folder}/${name}`)
		])
	);
	// Whoever stops waiting for them has been told why.
	fetching.catch(() => undefined);
	return fetching;
}

import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildFolder } from './headers';

const folderOfWorkers = '_app/immutable/workers';

/**
 * Lists what the workers load (their scripts, the database, the solver) in `worker-files.json`, as paths
 * from the site's root: the service worker keeps them too, and SvelteKit's own list has not got them.
 */
export function writeWorkerFiles(folder: string = buildFolder): void {
	const files = readdirSync(join(folder, folderOfWorkers), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) =>
			join(parentPath, name)
				.slice(folder.length + 1)
				.replaceAll('\\', '/')
		);
	writeFileSync(join(folder, 'worker-files.json'), JSON.stringify(files.sort()));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPolicy } from './headers';

/**
 * The built page for addresses that are not there. It cannot know how deep the address lies, so its links
 * are from the root: here they are from `base`, a sub-path such as `/atlas` or empty.
 */
export function notFoundPage(folder: string, base: string): string {
	const page = readFileSync(join(folder, '404.html'), 'utf8')
		.replaceAll('"/', `"${base}/`)
		.replaceAll('url(/', `url(${base}/`)
		.replace('base: ""', `base: ${JSON.stringify(base)}`);
	return withPolicy(page);
}

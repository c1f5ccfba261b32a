import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { buildFolder } from '../../src/cli/headers';
import { startServer } from '../../src/cli/server';
import { findBrowser } from './find-browser';

declare module 'vitest' {
	export interface ProvidedContext {
		/** The built site at the root of its host, ending in a slash. */
		site: string;
		/** The same site under a sub-path, ending in a slash. */
		siteInFolder: string;
		browserPath: string;
	}
}

/** Serves the built site for the browser tests, once at the root and once under a sub-path. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
	if (!existsSync(join(buildFolder, 'index.html')))
		throw new Error('There is no built site: run `npm run build` first.');
	const servers = [await startServer(0), await startServer(0, '/some/folder')];
	const [root, folder] = servers.map((server) => (server.address() as AddressInfo).port);
	project.provide('site', `http://127.0.0.1:${root}/`);
	project.provide('siteInFolder', `http://127.0.0.1:${folder}/some/folder/`);
	project.provide('browserPath', await findBrowser());
	return async () => {
		for (const server of servers) {
			server.closeAllConnections();
			server.close();
		}
	};
}

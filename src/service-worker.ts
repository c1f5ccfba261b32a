/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';

const scope = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `atlas-${version}`;

/** The database build that browsers of today do not use. */
const unused = /duckdb-mvp|duckdb-browser-mvp/;

/** What the pages are made of, and what the workers load, which the build lists beside them. */
async function wanted(): Promise<string[]> {
	const list = await fetch(`${base}/worker-files.json`, { cache: 'no-store' });
	if (!list.ok) throw new Error('worker-files.json is missing: build the site with npm run build.');
	const workers: string[] = await list.json();
	const all = [...build, ...files, ...prerendered, ...workers.map((path) => `${base}/${path}`)];
	return [...new Set(all)].filter((path) => !unused.test(path));
}

/**
 * Keeps the whole site: after one visit it opens without a network. A newer version waits until the pages
 * of the older one are closed, whose parts it would otherwise take away from under them.
 */
scope.addEventListener('install', (event) => {
	event.waitUntil(
		Promise.all([caches.open(cacheName), wanted()]).then(([cache, paths]) => cache.addAll(paths))
	);
});

/** Forgets the site of earlier versions. */
scope.addEventListener('activate', (event) => {
	const old = (name: string) => name.startsWith('atlas-') && name !== cacheName;
	event.waitUntil(
		caches
			.keys()
			.then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
			.then(() => scope.clients.claim())
	);
});

/** The kept answer, whatever the query (a link's view is no other page), or the network's. */
async function answer(request: Request): Promise<Response> {
	// Not by opening the cache, which would make it anew where it was deleted.
	const kept = await caches.match(request, { ignoreSearch: true, cacheName });
	if (kept) return kept;
	try {
		return await fetch(request);
	} catch (error) {
		const home =
			request.mode === 'navigate' ? await caches.match(`${base}/`, { cacheName }) : undefined;
		if (home) return home;
		throw error;
	}
}

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const own = new URL(request.url).origin === scope.location.origin;
	if (request.method === 'GET' && own) event.respondWith(answer(request));
});

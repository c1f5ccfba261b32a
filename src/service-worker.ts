/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { base, build, files, prerendered, version } from '$service-worker';

const scope = self as unknown as ServiceWorkerGlobalScope;
const cacheName = `atlas-${version}`;

/** Everything the site is made of, but for the database build that browsers of today do not use. */
const wanted = [...build, ...files, ...prerendered].filter(
	(path) => !/duckdb-mvp|duckdb-browser-mvp/.test(path)
);

/**
 * Keeps the whole site: after one visit it opens without a network. A newer version waits until the pages
 * of the older one are closed, whose parts it would otherwise take away from under them.
 */
scope.addEventListener('install', (event) => {
	event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(wanted)));
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
	const cache = await caches.open(cacheName);
	const kept = await cache.match(request, { ignoreSearch: true });
	if (kept) return kept;
	try {
		return await fetch(request);
	} catch (error) {
		const home = request.mode === 'navigate' ? await cache.match(`${base}/`) : undefined;
		if (home) return home;
		throw error;
	}
}

scope.addEventListener('fetch', (event) => {
	const { request } = event;
	const own = new URL(request.url).origin === scope.location.origin;
	if (request.method === 'GET' && own) event.respondWith(answer(request));
});

import { asset } from '$app/paths';
import { readFirstView } from '$lib/desk/first-view';
import { startBrowserDesk } from '$lib/desk/start-browser-desk';
import { Session } from '$lib/state/session.svelte';
import { startBrowserRunner } from '$lib/workers/start-browser-runner';

/** The session of a browser: data at a desk in a worker, methods in workers, files of this site's own origin. */
export function startSession(): Session {
	const fetchOwn = async (path: string) => {
		const response = await fetch(asset(`/${path}`));
		if (!response.ok) throw new Error(`A file of this site is missing: ${path}`);
		return response.blob();
	};
	return new Session({
		openDesk: startBrowserDesk,
		runner: startBrowserRunner(),
		fetchOwn,
		firstView: async (folder) => {
			const text = await (await fetchOwn(`${folder}/first-view.json`)).text();
			return readFirstView(text, new URL(asset(`/${folder}/outlines.json`), location.href).href);
		}
	});
}

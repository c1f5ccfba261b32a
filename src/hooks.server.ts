import type { Handle } from '@sveltejs/kit';
import { firstPaint } from '$lib/panels/shell/first-paint';

/** Puts the first paint into every page while the site is built. */
export const handle: Handle = ({ event, resolve }) => {
	// Before the page is: links are relative to it only until then.
	const { head, body } = firstPaint(event.route.id, event.params.page);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('<!--first-paint-head-->', () => head).replace('<!--first-paint-->', () => body)
	});
};

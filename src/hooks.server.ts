import type { Handle } from '@sveltejs/kit';
import { firstPaint } from '$lib/panels/shell/first-paint';

/** The letters of the first paint; other scripts' are fetched where the text has them. */
const firstLetters = /latin-wght/;

/** Puts the first paint into every page while the site is built. */
export const handle: Handle = ({ event, resolve }) => {
	// Before the page is: links are relative to it only until then.
	const { head, body } = firstPaint(event.route.id, event.params.page);
	return resolve(event, {
		preload: ({ type, path }) => type === 'js' || type === 'css' || firstLetters.test(path),
		transformPageChunk: ({ html }) =>
			html.replace('<!--first-paint-head-->', () => head).replace('<!--first-paint-->', () => body)
	});
};

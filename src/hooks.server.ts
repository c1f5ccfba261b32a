import type { Handle } from '@sveltejs/kit';
import { firstPaint } from '$lib/panels/shell/first-paint';

/** The letters of the first paint; other scripts' are fetched where the text has them. */
const firstLetters = /latin-wght/;

/**
 * Puts the first paint into every page while the site is built. The scripts are asked for with the page
 * itself, after its first frame: loaded before, they would take the processor while that is painted.
 */
export const handle: Handle = ({ event, resolve }) => {
	// Before the page is: links are relative to it only until then.
	const { head, body } = firstPaint(event.route.id, event.params.page);
	const scripts: string[] = [];
	return resolve(event, {
		preload: ({ type, path }) => {
			if (type === 'js') scripts.push(`<link href="${path}" rel="modulepreload">`);
			return type === 'css' || firstLetters.test(path);
		},
		transformPageChunk: ({ html }) =>
			html
				.replace('<!--first-paint-head-->', () => head)
				.replace('<!--first-paint-->', () => body)
				.replace('<!--scripts-->', () => scripts.join(''))
	});
};

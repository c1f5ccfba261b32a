import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	kit: {
		adapter: adapter({ fallback: '404.html', precompress: false }),
		paths: { relative: true },
		// Styles stand in the page, so that its first frame waits for no file.
		inlineStyleThreshold: 20_000,
		serviceWorker: { register: false }
	}
};

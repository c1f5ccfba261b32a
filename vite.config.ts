import { sveltekit } from '@sveltejs/kit/vite';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { marked } from 'marked';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** Turns the methods pages into markup at build time. They are our own text, so their markup is trusted. */
const methodsPages: Plugin = {
	name: 'methods-pages',
	transform(text, id) {
		if (!id.endsWith('.md')) return;
		const title = /^# (.+)$/m.exec(text)?.[1] ?? '';
		const body = text.replace(/^# .+$/m, '').trim();
		const paragraphs = body.split(/\n\s*\n/).filter((part) => !part.startsWith('#'));
		const summary = (paragraphs[0] ?? '').replace(/[*_`#]|\[|\]\([^)]*\)/g, '');
		const markup = marked.parse(body, { async: false });
		return { code: `export default ${JSON.stringify({ title, summary, markup })}`, map: null };
	}
};

/**
 * In the browser a reader loads one language: the compiler's module that knows them all is replaced by
 * one that asks the language now shown.
 */
const oneLanguage: Plugin = {
	name: 'one-language',
	enforce: 'pre',
	transform(_text, id, options) {
		if (options?.ssr || process.env.VITEST || !id.endsWith('/messages/compiled/messages.js'))
			return;
		const code = `import { shownMessages } from '../texts';
			import { getTextDirection } from './runtime.js';
			export const m = shownMessages(() => getTextDirection() === 'rtl');`;
		return { code, map: null };
	}
};

export default defineConfig(({ command }) => ({
	plugins: [
		// A build and the tests use the messages that were compiled before; only who edits them needs a watcher.
		command === 'build' || process.env.VITEST
			? []
			: paraglideVitePlugin({
					project: './src/lib/messages/project.inlang',
					outdir: './src/lib/messages/compiled',
					outputStructure: 'locale-modules',
					strategy: ['baseLocale']
				}),
		oneLanguage,
		methodsPages,
		sveltekit()
	],
	worker: { format: 'es' },
	test: {
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/**/*.test.ts'],
					exclude: ['tests/browser/**', 'tests/bench/**'],
					// By default one core rests: on two cores, half of them.
					maxWorkers: '100%',
					// What is imported is kept from file to file: else reading it anew takes a quarter of the time.
					isolate: false,
					testTimeout: 60_000,
					hookTimeout: 60_000
				}
			},
			{
				extends: true,
				test: {
					name: 'browser',
					environment: 'node',
					include: ['tests/browser/**/*.test.ts'],
					globalSetup: ['tests/browser/setup.ts'],
					testTimeout: 120_000,
					hookTimeout: 120_000,
					fileParallelism: false
				}
			}
		]
	}
}));

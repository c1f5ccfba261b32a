import { getTextDirection, locales, overwriteGetLocale } from '$lib/messages/compiled/runtime';
import { KEY as steps } from '$lib/state/first-steps.svelte';
import { KEY as language } from '$lib/state/language.svelte';
import { preferredLanguage } from '$lib/state/preferred-language';
import { KEY as theme } from '$lib/ui/theme.svelte';
import { render } from 'svelte/server';
import FirstFrame from './FirstFrame.svelte';
import { showFirstFrame, type FirstPaintKeys } from './show-first-frame';

const keys: FirstPaintKeys = { languages: locales, language, theme, steps };
const script = `(${showFirstFrame})(${preferredLanguage}, ${JSON.stringify(keys)})`;

/**
 * What is painted of a page before any script is loaded, as markup: the first frame in each language and
 * the script, the same in every page, that shows the reader's. Only while the site is built.
 * @param slug of the methods page, where the route is one
 */
export function firstPaint(route: string | null, slug?: string): { head: string; body: string } {
	const frames = locales.map((locale) => {
		overwriteGetLocale(() => locale);
		const { head, body } = render(FirstFrame, { props: { route, slug } });
		const frame = body.replaceAll(/<!--.*?-->/g, '').trim();
		const direction = getTextDirection(locale);
		return { head, text: `<template lang="${locale}" dir="${direction}">${frame}</template>` };
	});
	overwriteGetLocale(() => 'en');
	return {
		head: frames[0].head.replaceAll(/<!--.*?-->/g, ''),
		body: `${frames.map(({ text }) => text).join('\n')}\n<script>${script}</script>`
	};
}

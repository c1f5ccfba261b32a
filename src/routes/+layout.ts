import { browser } from '$app/environment';
import { language } from '$lib/state/language.svelte';

export const prerender = true;
export const ssr = false;
export const trailingSlash = 'always';

let started: Promise<void> | undefined;

/** The reader's language is there before anything is drawn. */
export async function load(): Promise<void> {
	if (browser) await (started ??= language.start());
}

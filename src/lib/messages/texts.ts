import type { Locale } from './compiled/runtime';

/** The compiled texts of one language: a function a message. */
export type Texts = Record<string, (inputs?: Record<string, unknown>) => string>;

/** One chunk a language: a reader loads their own and no other. */
const languages: Record<Locale, () => Promise<unknown>> = {
	en: () => import('./compiled/messages/en.js'),
	es: () => import('./compiled/messages/es.js'),
	fr: () => import('./compiled/messages/fr.js'),
	ar: () => import('./compiled/messages/ar.js'),
	pt: () => import('./compiled/messages/pt.js')
};

/** Fetches the texts of a language. */
export const loadTexts = async (locale: Locale): Promise<Texts> =>
	(await languages[locale]()) as Texts;

let shown: () => Texts = () => ({});

/** Says where the texts of the language now shown are found (reading it may be tracked). */
export function provideTexts(source: () => Texts): void {
	shown = source;
}

/** Keeps the direction of a name or number apart from the sentence around it, where that runs right to left. */
const isolated = (value: unknown) => (typeof value === 'string' ? `\u2068${value}\u2069` : value);

/**
 * What the compiled messages are in the browser's bundle: each message by its name, from the language
 * now shown. Anywhere else the compiler's own module with every language is used.
 * @param rightToLeft whether the language runs right to left
 */
export function shownMessages(rightToLeft: () => boolean): Texts {
	const say = (key: string) => (inputs?: Record<string, unknown>) => {
		const text = shown()[key];
		if (!text || !inputs || !rightToLeft()) return text?.(inputs) ?? '';
		const entries = Object.entries(inputs).map(([name, value]) => [name, isolated(value)]);
		return text(Object.fromEntries(entries));
	};
	return new Proxy({} as Texts, { get: (_, key) => say(String(key)) });
}

import {
	getTextDirection,
	locales,
	overwriteGetLocale,
	type Locale
} from '$lib/messages/compiled/runtime';
import { loadTexts, provideTexts, type Texts } from '$lib/messages/texts';
import { preferredLanguage } from './preferred-language';

/** Where the choice of language is kept on this machine. */
export const KEY = 'language';

function stored(): string | null {
	try {
		return localStorage.getItem(KEY);
	} catch {
		return null;
	}
}

/** The language of the page. Every message and every format reads it, so they follow a change at once. */
class Language {
	#locale = $state<Locale>('en');
	#texts = $state.raw<Texts>({});

	get locale(): Locale {
		return this.#locale;
	}

	/** Loads the reader's language; call once, in the browser, before anything is drawn. */
	async start(): Promise<void> {
		overwriteGetLocale(() => this.#locale);
		provideTexts(() => this.#texts);
		await this.#apply(preferredLanguage(stored(), navigator.languages, locales));
	}

	/** Shows the page in another language and keeps the choice on this machine. */
	async set(locale: Locale): Promise<void> {
		await this.#apply(locale);
		try {
			localStorage.setItem(KEY, locale);
		} catch {
			// Storage may be closed to the page; the choice then lasts until it is closed.
		}
	}

	async #apply(locale: Locale): Promise<void> {
		const texts = await loadTexts(locale);
		this.#texts = texts;
		this.#locale = locale;
		document.documentElement.lang = locale;
		document.documentElement.dir = getTextDirection(locale);
	}
}

export const language = new Language();
export { locales, type Locale };

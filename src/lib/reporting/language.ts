import { baseLocale, getLocale, locales, overwriteGetLocale } from '$lib/messages/compiled/runtime';

type Locale = (typeof locales)[number];

const rightToLeft = /^(ar|fa|he|ur)\b/;

/** The language that is asked for where there are words in it, else the page's own; and its direction. */
export function languageOf(asked: string | undefined): {
	language: Locale;
	direction: 'ltr' | 'rtl';
} {
	const known = locales.find((locale) => locale === asked);
	const language = known ?? (asked ? baseLocale : getLocale());
	return { language, direction: rightToLeft.test(language) ? 'rtl' : 'ltr' };
}

/** Does something at once in a language and goes back to the page's own. */
export function inLanguage<T>(language: Locale, work: () => T): T {
	const own = getLocale;
	overwriteGetLocale(() => language);
	try {
		return work();
	} finally {
		overwriteGetLocale(own);
	}
}

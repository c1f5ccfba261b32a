import { afterEach, describe, expect, it } from 'vitest';
import { locales, overwriteGetLocale, type Locale } from '$lib/messages/compiled/runtime';
import { illustrativeProgrammes } from '$lib/model/settings/illustrative-programmes';
import { programmeEvidence, programmeName } from '$lib/wording/programme';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('en'));

describe('what a programme is called', () => {
	it.each(illustrativeProgrammes)('is said in every language for $name', (programme) => {
		expect(programmeName(programme)).toBe(programme.name);
		expect(programmeEvidence(programme)).toBe(programme.evidence);
		for (const locale of locales.filter((one) => one !== 'en')) {
			speak(locale);
			expect(programmeName(programme), locale).not.toBe(programme.name);
			expect(programmeEvidence(programme), locale).not.toBe(programme.evidence);
		}
	});

	it('is what the user calls it, or its id', () => {
		speak('ar');
		expect(programmeName({ id: 'shelter-places', name: 'Casa Luz' })).toBe('Casa Luz');
		expect(programmeName({ id: 'own' })).toBe('own');
		expect(programmeEvidence({ id: 'shelter-places', evidence: 'a pilot' })).toBe('a pilot');
	});
});

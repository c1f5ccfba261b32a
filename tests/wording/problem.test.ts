import { afterEach, describe, expect, it } from 'vitest';
import { finding, problems } from '$lib/intake/problems';
import { m } from '$lib/messages/compiled/messages';
import { locales, overwriteGetLocale, type Locale } from '$lib/messages/compiled/runtime';
import { placedProblem, problemText } from '$lib/wording/problem';

const speak = (locale: Locale) => overwriteGetLocale(() => locale);
afterEach(() => speak('en'));

describe('a problem in words', () => {
	it('is said in every language by its code, with what it was filled with', () => {
		const found = finding('too-many-values', { file: 'a.csv', row: 3 }, { found: 5, expected: 4 });
		const say = () => placedProblem(problemText(found.code, found.problem, found.params), found);
		expect(say()).toBe('a.csv, row 3: The row has 5 values where the header has 4.');
		speak('es');
		expect(say()).toBe('a.csv, fila 3: La fila tiene 5 valores donde la cabecera tiene 4.');
	});

	it('has a text in every language for each thing that can be wrong with a row', () => {
		for (const [code, [sentence]] of Object.entries(problems)) {
			expect(m).toHaveProperty(`problem_${code.replaceAll('-', '_')}`);
			for (const locale of locales) {
				speak(locale);
				const text = problemText(code, '', { found: 1, expected: 2, count: 3, value: 'x' });
				if (locale === 'en') {
					const filled = finding(
						code as keyof typeof problems,
						{},
						{
							found: 1,
							expected: 2,
							count: 3,
							value: 'x'
						}
					).problem;
					if (!/\{(name|read|others)\}/.test(sentence)) expect(text).toBe(filled);
				} else expect(text, `${locale}: ${code}`).not.toBe('');
			}
		}
	});

	it('falls back on the English sentence where there is no text for its code', () => {
		speak('fr');
		expect(problemText('no-such-code', 'It rained.')).toBe('It rained.');
	});
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

	it('has a text for each code of the methods behind a plan', () => {
		const folder = join(import.meta.dirname, '../../src/lib');
		const rooms = ['planning', 'pipeline/plan'];
		const codes = rooms.flatMap((room) =>
			readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
				.filter((file) => file.endsWith('.ts'))
				.flatMap((file) => [
					...readFileSync(join(folder, room, file), 'utf8').matchAll(
						/^\t*(?:code: )?'((?:plan|need|sites|lists?|effort|reporting|equity|travel|no)-[a-z-]+)',?$/gm
					)
				])
				.map(([, code]) => code)
		);
		expect(codes.length).toBeGreaterThan(30);
		// A project without a plan is met on the command line alone.
		const shown = codes.filter((code) => !['plan-missing', 'need-column'].includes(code));
		for (const code of shown) expect(m).toHaveProperty(`problem_${code.replaceAll('-', '_')}`);
	});

	it('says what contradicts a plan, and what would mend it, in every language', () => {
		const params = { cost: 1_300_000, budget: 1e6 };
		const ways = { 'change-budget': 300_000, 'change-area-minimum': 300_000 };
		const say = () => problemText('plan-area-minimums', 'the minimums', { ...params, ...ways });
		expect(say()).toBe(
			'The minimums by area already cost 1,300,000 of the budget of 1,000,000. To make a plan possible, raise the budget by 300,000 or lower the minimums by area by 300,000 in all.'
		);
		for (const locale of locales) {
			speak(locale);
			expect(say(), locale).not.toMatch(/undefined|\{/);
			expect(say(), locale).toContain(new Intl.NumberFormat(locale).format(300_000));
			if (locale !== 'en') expect(say(), locale).not.toContain('budget by');
		}
	});

	it.each(['file', 'changed', 'contrary', 'twice', 'two-of-one', 'unlike'])(
		'says in the reader’s language what is wrong with a package (%s)',
		(code) => {
			speak('fr');
			const params = { part: 'rows', cell: '48', organisation: 'X', area: '48', period: '2021' };
			expect(problemText(`exchange-${code}`, 'In English.', params)).toMatch(/paquet/);
		}
	);

	it('falls back on the English sentence where there is no text for its code', () => {
		speak('fr');
		expect(problemText('no-such-code', 'It rained.')).toBe('It rained.');
	});
});

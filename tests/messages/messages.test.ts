import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';

const source = join(import.meta.dirname, '..', '..', 'src');
const folder = join(source, 'lib', 'messages');
const settings = JSON.parse(readFileSync(join(folder, 'project.inlang', 'settings.json'), 'utf8'));
const languages: string[] = settings.locales;

type Variants = { declarations: string[]; match: Record<string, string> };
type Message = string | Variants[];

const pages = readdirSync(join(folder, 'en')).sort();
const messagesOf = (language: string, page: string): Record<string, Message> =>
	JSON.parse(readFileSync(join(folder, language, page), 'utf8'));

/** The names a message is filled with. */
function parameters(message: Message): string[] {
	if (typeof message === 'string')
		return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))].sort();
	return message
		.flatMap(({ declarations }) => declarations)
		.flatMap((line) => /^input (\w+)$/.exec(line)?.[1] ?? [])
		.sort();
}

describe('the messages', () => {
	it('are listed, a file a page, in every language', () => {
		const listed = settings['plugin.inlang.messageFormat'].pathPattern.map((path: string) =>
			path.replace('./{locale}/', '')
		);
		expect([...listed].sort()).toEqual(pages);
		for (const language of languages)
			expect(readdirSync(join(folder, language)).sort(), language).toEqual(pages);
	});

	it.each(languages.slice(1))('say in %s all that English says, and nothing else', (language) => {
		for (const page of pages)
			expect(Object.keys(messagesOf(language, page)).sort(), page).toEqual(
				Object.keys(messagesOf('en', page)).sort()
			);
	});

	it.each(languages.slice(1))('are filled in %s with what English is filled with', (language) => {
		for (const page of pages) {
			const english = messagesOf('en', page);
			for (const [key, message] of Object.entries(messagesOf(language, page)))
				expect(parameters(message), `${page}: ${key}`).toEqual(parameters(english[key]));
		}
	});

	it('never begin a line with a mark that French sets apart', () => {
		for (const page of pages)
			for (const [key, message] of Object.entries(messagesOf('fr', page)))
				expect(JSON.stringify(message), `${page}: ${key}`).not.toMatch(/« | (?:»|[:;?!%](?!\w))/);
	});

	it('have a text for every number, in the forms the language has', () => {
		for (const language of languages)
			for (const page of pages)
				for (const [key, message] of Object.entries(messagesOf(language, page)))
					if (typeof message !== 'string')
						for (const { match } of message)
							expect(
								Object.keys(match).some((form) => /=\*$/.test(form)),
								`${language}/${page}: ${key}`
							).toBe(true);
	});

	it('leave no text empty and none of another language untouched by mistake', () => {
		for (const language of languages)
			for (const page of pages)
				for (const [key, message] of Object.entries(messagesOf(language, page))) {
					const where = `${language}/${page}: ${key}`;
					expect(message === '' ? where : '', where).toBe('');
					const long = typeof message === 'string' && message.split(' ').length > 5;
					if (language !== 'en' && long)
						expect(message, where).not.toBe(messagesOf('en', page)[key]);
				}
	});
});

interface Node {
	type: string;
	name?: string;
	data?: string;
	value?: unknown;
	[key: string]: unknown;
}

/** Attributes of elements, and properties of our components, that a person reads or hears. */
const readAttributes =
	/^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|lead|summary|text|note|about|hint|unit)$/;

/** Letters that are words: not a lone entity, number, dash or bullet. */
const hasWords = (text: string) => /\p{L}{2,}/u.test(text.replace(/&\w+;/g, ''));

/** Text of a component that was written into its markup instead of the messages. */
function writtenText(node: unknown, found: string[] = []): string[] {
	if (Array.isArray(node)) for (const item of node) writtenText(item, found);
	if (!node || typeof node !== 'object' || Array.isArray(node)) return found;
	const { type, name, data, value, ...rest } = node as Node;
	if (type === 'Text' && hasWords(data ?? '')) found.push(data!.trim());
	if (type === 'Attribute') {
		const parts = (Array.isArray(value) ? value : [value]) as Node[];
		if (readAttributes.test(name ?? ''))
			for (const part of parts)
				if (part?.type === 'Text' && hasWords(part.data ?? ''))
					found.push(`${name}="${part.data}"`);
		return found;
	}
	if (type === 'Script' || type === 'StyleSheet' || type === 'Comment') return found;
	for (const child of Object.values(rest)) writtenText(child, found);
	return found;
}

const components = (path: string): string[] =>
	statSync(path).isDirectory()
		? readdirSync(path).flatMap((name) => components(join(path, name)))
		: path.endsWith('.svelte')
			? [path]
			: [];

describe('the components', () => {
	it('hold no text of their own', () => {
		const found = components(source).flatMap((path) => {
			const { fragment } = parse(readFileSync(path, 'utf8'), { modern: true });
			return writtenText(fragment).map((text) => `${relative(source, path)}: ${text}`);
		});
		expect(found).toEqual([]);
	});

	it('would be caught with text of their own', () => {
		const markup =
			'<p>Recorded <b>cases</b></p><input placeholder="A name" class="wide" /><Panel title="Areas">{m.a()} – 3</Panel>';
		expect(writtenText(parse(markup, { modern: true }).fragment)).toEqual([
			'Recorded',
			'cases',
			'placeholder="A name"',
			'title="Areas"'
		]);
	});
});

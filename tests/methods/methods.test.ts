import { describe, expect, it } from 'vitest';
import { methodsByUse, methodsPages } from '$lib/methods';

describe('the methods pages', () => {
	it('stand each under one page of the dashboard', () => {
		const listed = methodsByUse.flatMap(({ pages }) => pages.map(({ slug }) => slug));
		expect(listed.toSorted()).toEqual(methodsPages.map(({ slug }) => slug).toSorted());
	});

	it('begin with a title and a sentence of their own', () => {
		for (const { slug, title, summary, markup } of methodsPages) {
			expect(title, slug).not.toBe('');
			expect(summary, slug).toMatch(/[.?!:)]$/);
			expect(markup, slug).not.toContain(`<h2>${summary}`);
		}
	});
});

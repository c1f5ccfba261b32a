import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage } from './page';
import { expectGood, isThere, openSlowly, vitalsOf, type Opening } from './vitals';

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

// The Report page, whose brief takes long, is held to the same in `brief.test.ts`.
const openings: Opening[] = [
	['explore/', 1440, 'en'],
	['trends/', 1440, 'en'],
	['plan/', 1440, 'en'],
	['evaluate/', 1440, 'en'],
	['data/', 1440, 'en'],
	['methods/', 1440, 'en'],
	['methods/hot-spots/', 1440, 'en'],
	['glossary/', 1440, 'en'],
	['explore/', 360, 'ar']
];

describe('on a processor four times slower', () => {
	it.for(openings)(
		'%s at %i px (%s) paints its largest text within 1.5 s and moves nothing',
		{ timeout: 200_000 },
		async (opening) => {
			const page = await openSlowly(browser, opening);
			await isThere(page);
			const vitals = await vitalsOf(page);
			await page.context().close();
			await expectGood(browser, opening, vitals);
		}
	);
});

describe('the first frame', () => {
	it.each([
		['fr', 'ltr', 'Planifier'],
		['ar', 'rtl', 'التخطيط']
	])('is in the reader’s language before any script is loaded (%s)', async (locale, dir, word) => {
		const { page } = await openPage(browser, 'about:blank', { locale });
		await page.route('**/*.js', (route) => route.abort());
		await page.goto(`${inject('site')}plan/`);
		await page.waitForSelector('.first-frame h1');
		expect(await page.getAttribute('html', 'lang')).toBe(locale);
		expect(await page.getAttribute('html', 'dir')).toBe(dir);
		expect(await page.textContent('.first-frame h1')).toContain(word);
		await page.context().close();
	});

	it.each(['explore/', 'plan/', 'report/', 'methods/', 'methods/scan/', 'glossary/'])(
		'says what the page says, and goes when it is there (%s)',
		async (path) => {
			const { page } = await openPage(browser, 'about:blank');
			await page.route('**/*.js', (route) => route.abort());
			await page.goto(inject('site') + path);
			const title = await page.textContent('.first-frame h1');
			const links = page.locator('.first-frame nav a');
			const addresses = await links.evaluateAll((all) =>
				all.map((link) => (link as HTMLAnchorElement).href)
			);
			await page.unroute('**/*.js');
			await page.addInitScript(() => {
				const headings: string[] = [];
				Object.assign(window, { headings });
				new MutationObserver(() => {
					const text = document.querySelector('#main h1')?.textContent;
					if (text && headings.at(-1) !== text) headings.push(text);
				}).observe(document, { childList: true, subtree: true, characterData: true });
			});
			await page.goto(inject('site') + path);
			await page.waitForSelector('#main h1');
			await page.waitForSelector('.first-frame', { state: 'detached' });
			const headings = await page.evaluate(
				() => (window as unknown as { headings: string[] }).headings
			);
			if (path !== 'explore/') expect(headings[0]).toBe(title);
			const real = await page
				.locator('nav')
				.first()
				.locator('a')
				.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
			expect(addresses).toEqual(real);
			await page.context().close();
		}
	);

	it('keeps no page waiting that is opened out of sight', async () => {
		const { page } = await openPage(browser, 'about:blank');
		await page.addInitScript(() => {
			Object.defineProperty(document, 'hidden', { value: true });
			window.requestAnimationFrame = () => 0;
		});
		await page.goto(`${inject('site')}glossary/`);
		await page.waitForSelector('#main h1');
		await page.context().close();
	});
});

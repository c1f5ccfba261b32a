import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage } from './page';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const pages = ['explore', 'trends', 'plan', 'evaluate', 'data', 'report', 'methods', 'glossary'];
const views = [
	{ colorScheme: 'light', width: 1440, height: 900 },
	{ colorScheme: 'dark', width: 1440, height: 900 },
	{ colorScheme: 'light', width: 360, height: 800 },
	{ colorScheme: 'dark', width: 360, height: 800 }
] as const;

/** What axe finds against WCAG 2.2 AA, in one line each. */
async function violations(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary?.split('\n')[1]}`)
	);
}

let browser: Browser;
let page: Page;
beforeAll(async () => {
	browser = await launch();
	({ page } = await openPage(browser, inject('site'), { reducedMotion: 'reduce' }));
	await page.waitForSelector('.maplibregl-canvas', { timeout: 240_000 });
}, 260_000);
afterAll(() => browser.close());

/** Goes to a page without loading the site anew, so that the demonstration stays loaded. */
async function visit(name: string): Promise<void> {
	await page.setViewportSize({ width: 1440, height: 900 });
	if (name === 'glossary') {
		await page.click('.help-menu');
		await page.click('.help-note a[href$="glossary/"]');
	} else await page.click(`nav a[href$="${name}/"]`);
	await page.waitForURL(new RegExp(`/${name}/`));
	await page.waitForSelector('h1');
	await page
		.locator('[role="progressbar"]')
		.first()
		.waitFor({ state: 'detached', timeout: 240_000 });
}

describe('with the demonstration loaded', () => {
	it.each(pages)(
		'finds nothing against WCAG 2.2 AA on %s',
		async (name) => {
			await visit(name);
			for (const { colorScheme, width, height } of views) {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width, height });
				await page.waitForTimeout(300);
				expect(await violations(page), `${colorScheme}, ${width} px`).toEqual([]);
				const overflow = await page.evaluate(
					() => document.documentElement.scrollWidth - document.documentElement.clientWidth
				);
				expect(overflow, `${name} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0);
			}
		},
		300_000
	);

	it('finds nothing in what opens above the page', async () => {
		await visit('explore');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			for (const opener of ['.privacy-mark', '.help-menu', '.help-trigger']) {
				await page.locator(opener).first().click();
				await page.waitForSelector('.help-note');
				await page.waitForTimeout(300);
				expect(await violations(page), opener).toEqual([]);
				await page.keyboard.press('Escape');
				await page.waitForSelector('.help-note', { state: 'detached' });
			}
		}
	});

	it('finds nothing at 200 % and does not scroll sideways', async () => {
		await visit('explore');
		await page.setViewportSize({ width: 640, height: 450 });
		await page.waitForTimeout(300);
		expect(await violations(page)).toEqual([]);
		const overflow = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth
		);
		expect(overflow).toBeLessThanOrEqual(0);
	});
});

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { goodPractice, objections } from './objections';
import { launch, openPage } from './page';
import { ready } from './watch';

const patience = { timeout: 100_000 };
const panel = (page: Page) => page.getByRole('region', { name: 'Join small areas', exact: true });
const saysAreas = (page: Page, text: RegExp) =>
	expect.poll(() => page.locator('main').innerText(), patience).toMatch(text);

describe('joining small areas', () => {
	let browser: Browser;
	beforeAll(async () => void (browser = await launch()));
	afterAll(() => browser.close());

	it('makes the areas of every page, by keyboard, and is taken back', async () => {
		const { page, trouble } = await openPage(browser, `${inject('site')}explore/`);
		await ready(page);
		await saysAreas(page, /of 3,231 areas/);
		await page.click('nav a[href*="data/"]');
		await panel(page).getByRole('button', { name: 'Join', exact: true }).press('Enter');
		await panel(page).getByText('3,231 areas have become 1,').waitFor(patience);
		expect(await objections(page, { within: 'main', tags: goodPractice })).toEqual([]);

		await page.click('nav a[href*="explore/"]');
		await saysAreas(page, /of 1,\d{3} areas/);
		await page.getByRole('searchbox').first().fill('+');
		await expect
			.poll(() => page.locator('tbody tr:not([aria-hidden]) th').allInnerTexts(), patience)
			.toEqual(expect.arrayContaining([expect.stringMatching(/^.+, .+ \+\d+/)]));
		expect(page.url()).not.toContain('joined');

		await page.click('nav a[href*="data/"]');
		await page.keyboard.press('Control+z');
		await panel(page).getByRole('button', { name: 'Join', exact: true }).waitFor(patience);
		await page.click('nav a[href*="explore/"]');
		await saysAreas(page, /of 3,231 areas/);
		expect(trouble.found).toEqual([]);
		await page.context().close();
	}, 240_000);
});

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { goodPractice, objections } from './objections';
import { launch, openPage, type Trouble } from './page';
import { figures } from './watch';

/** How long one thing may take on a busy machine. */
const patience = 100_000;

/** What each layer's legend says of the areas that stand out, and whether it waits to be begun. */
const layers = [
	{ layer: 'hot-spots', legend: /More than chance would give, 99%\s*[\d,]+/, long: false },
	{ layer: 'local-moran', legend: /High among high\s*[\d,]+/, long: false },
	{ layer: 'emerging', legend: /(Intensifying|Consecutive|Persistent)[^\d]*[\d,]+/, long: false },
	{
		layer: 'clusters',
		legend: /In a cluster that chance seldom gives[^\d]*5%\)\s*[\d,]+/,
		long: true
	}
] as const;

let browser: Browser;
let page: Page;
let trouble: Trouble;
beforeAll(async () => {
	browser = await launch();
	({ page, trouble } = await openPage(browser, `${inject('site')}explore/`));
	await figures(page);
});
afterAll(() => browser.close());

const legendSays = (text: RegExp) =>
	page.waitForFunction(
		(source) => new RegExp(source).test(document.querySelector('.legend')?.textContent ?? ''),
		text.source,
		{ timeout: patience }
	);

describe('what stands out on the demonstration', () => {
	it.each(layers)('draws $layer, and says by keyboard what one place rests on', async (of) => {
		const row = page.locator('.findings .row-button').first();
		const explanation = page.locator('.findings article');
		// The place that stands first in one layer may stand first in the next: it is let go before, with a
		// second press where another came first since it was chosen.
		while (await explanation.count()) {
			const chosen = await row.getAttribute('aria-pressed');
			await row.press('Enter');
			await expect
				.poll(() => row.getAttribute('aria-pressed'), { timeout: patience })
				.not.toBe(chosen);
		}
		await page.getByLabel('Layer', { exact: true }).selectOption(of.layer);
		if (of.long) {
			// A wait that is too long to begin unasked is estimated first; fewer simulated maps need none.
			const begin = page.getByRole('button', { name: 'Start', exact: true });
			await begin.waitFor({ timeout: patience });
			expect(await page.locator('.findings').innerText()).toMatch(/\d+ (seconds|minutes)/);
			await page.getByText('Settings', { exact: true }).first().click();
			await page.getByLabel('Simulated maps').selectOption('99');
		}
		if (of.layer === 'emerging')
			// Under one case a county and month: the page says so and offers years.
			await page.getByRole('button', { name: 'Look at years of smoothed rates' }).click();
		await legendSays(of.legend);
		await page.waitForURL(new RegExp(of.layer));
		await row.focus();
		const name = (await row.textContent())!;
		await page.keyboard.press('Enter');
		await explanation.waitFor({ timeout: patience });
		expect(await explanation.innerText()).toMatch(/What the class means[^]+What it does not mean/);
		expect(name).toContain(
			of.long ? '1.' : (await explanation.locator('h3').innerText()).split(',')[0]
		);
	});

	it.each(['light', 'dark'] as const)(
		'has nothing that axe objects to, %s',
		async (colorScheme) => {
			const before = await page.evaluate(() => getComputedStyle(document.body).color);
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			// The page follows a new scheme a moment later.
			if (colorScheme === 'dark')
				await page.waitForFunction((was) => getComputedStyle(document.body).color !== was, before);
			await page.waitForTimeout(1000);
			expect(await objections(page, { tags: goodPractice })).toEqual([]);
		}
	);

	it('met no error', () => {
		expect(trouble.found).toEqual([]);
	});
});

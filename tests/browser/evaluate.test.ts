import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage, type Trouble } from './page';

const patience = 100_000;

let browser: Browser;
let page: Page;
let trouble: Trouble;

/** How often the page changes in so many milliseconds. */
const changesWithin = (milliseconds: number) =>
	page.evaluate(async (time) => {
		let changes = 0;
		const watch = new MutationObserver((all) => (changes += all.length));
		watch.observe(document.body, { subtree: true, childList: true, characterData: true });
		await new Promise((rest) => setTimeout(rest, time));
		return changes;
	}, milliseconds);

beforeAll(async () => {
	browser = await launch();
	({ page, trouble } = await openPage(browser, `${inject('site')}evaluate/`));
});
afterAll(() => browser.close());

describe('the Evaluate page on the demonstration', () => {
	it('compares the campaigns, once, and then rests', async () => {
		const use = page.getByRole('button', { name: /three synthetic campaigns/ });
		await use.click({ timeout: patience });
		await page.getByRole('button', { name: 'Remove' }).first().waitFor({ timeout: patience });
		// Work that is asked for again as soon as it is done moves its progress for ever.
		await expect.poll(() => changesWithin(2000), { timeout: patience, interval: 1 }).toBe(0);
		expect(await page.getByText('Comparing before and after').count()).toBe(0);
		expect(await page.getByRole('button', { name: 'Remove' }).count()).toBe(3);
		expect(trouble.found).toEqual([]);
	});
});

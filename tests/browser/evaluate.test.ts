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

	it('registers what was done by keyboard, and says what is still needed', async () => {
		const registered = await page.getByRole('button', { name: 'Remove' }).count();
		await page.getByRole('button', { name: 'Register an intervention' }).click();
		const where = page.getByLabel('Where it was done');
		await where.fill('Travis');
		await where.press('Enter');
		await page.getByRole('button', { name: /^Take Travis.*48453.* away$/ }).waitFor();
		await where.fill('Nowhere County');
		await page.getByText('No other area has this in its name or code.').waitFor();
		await where.fill('');
		await page.getByRole('button', { name: 'Register', exact: true }).click();
		await page.getByText('Still needed: Name, First day.').waitFor();
		await page.getByLabel('Name').fill('Training of hotels');
		await page.getByLabel('First day').fill('2022-07-01');
		await page.getByLabel('Where to compare with').fill('Bexar');
		await page.getByRole('button', { name: 'Register', exact: true }).click();
		const removals = page.getByRole('button', { name: 'Remove' });
		await expect.poll(() => removals.count(), { timeout: patience }).toBe(registered + 1);
		await page.getByText('areas: 1, to compare with: 1').waitFor({ timeout: patience });
		expect(trouble.found).toEqual([]);
	});
});

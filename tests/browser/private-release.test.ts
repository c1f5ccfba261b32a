import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { goodPractice, objections } from './objections';
import { launch, openPage } from './page';

const rows = Array.from(
	{ length: 60 },
	(_, i) => `2021-0${1 + (i % 9)}-10,${['06037', '48201', '=1+1'][i % 3]}`
);
const file = {
	name: 'cases.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(`date,county_fips\n${rows.join('\n')}\n`)
};

const panel = (page: Page) =>
	page.getByRole('region', { name: 'Release counts with noise', exact: true });
const says = (page: Page, text: RegExp) =>
	expect.poll(() => panel(page).innerText(), { timeout: 60_000 }).toMatch(text);

/** Loads the file and goes to the panel. */
async function load(page: Page): Promise<void> {
	await page.locator('input[type=file]').first().setInputFiles(file);
	await page.locator('.confirm button:not([disabled])').click();
	await page.waitForURL('**/explore/**');
	await page.waitForFunction(
		() => /\b\d+\b/.test(document.querySelector('h1')?.textContent ?? ''),
		null,
		{ timeout: 110_000 }
	);
	await page.click('nav a[href*="data/"]');
	await panel(page).waitFor({ timeout: 60_000 });
}

/** Asks for a release, up to the last question. */
const ask = (page: Page) => panel(page).getByRole('button', { name: 'Release …' }).press('Enter');
const confirm = (page: Page) =>
	page.getByRole('button', { name: 'Spend and release' }).press('Enter');

describe('a private release', () => {
	let browser: Browser;
	beforeAll(async () => void (browser = await launch()));
	afterAll(() => browser.close());

	it('is paid before it is shown; neither a reload nor another window makes it cheaper', async () => {
		const { page, trouble } = await openPage(browser, `${inject('site')}data/`);
		await load(page);
		await says(page, /can never be raised/);
		await panel(page).getByRole('button', { name: 'Set the limit for good' }).press('Enter');
		await says(page, /0 of 1 spent, 1 left.*This release would leave 0\.5/s);
		await says(page, /Half of the counts will be off by at most 5, and 95 of 100 by at most 18/);
		await ask(page);
		await confirm(page);
		await says(page, /0\.5 of 1 spent, 0\.5 left/);
		await says(page, /Released with noise/);
		expect(await panel(page).locator('tbody tr:not([aria-hidden])').count()).toBeGreaterThan(20);

		const saved = async (button: RegExp) => {
			const download = page.waitForEvent('download');
			await panel(page).getByRole('button', { name: button }).click();
			return readFileSync(await (await download).path(), 'utf8');
		};
		const table = await saved(/CSV/);
		expect(table).toMatch(/^level,area_id,area_name,within,period,noisy_count\n/);
		// Every county, those without cases too, then the states and the whole.
		expect(table.trim().split('\n').length).toBeGreaterThan(3200);
		expect(table).toMatch(/\nwhole,,,,all,\d+\n$/);
		expect(JSON.parse(await saved(/JSON/))).toMatchObject({
			epsilon: 0.5,
			noise: 'discrete laplace',
			budget: { limit: 1, spent: 0.5, releases: 1 }
		});
		expect(await objections(page, { within: 'main', tags: goodPractice })).toEqual([]);

		await page.reload();
		// A reload drops the records; what is seen instead is said not to be them.
		await page.getByText('records that were loaded before are gone').waitFor({ timeout: 60_000 });
		await load(page);
		expect(await page.getByText('records that were loaded before are gone').count()).toBe(0);
		await says(page, /0\.5 of 1 spent, 0\.5 left/);

		// Two windows ask for all that is left at the same moment.
		const other = await page.context().newPage();
		await other.goto(`${inject('site')}data/`);
		await load(other);
		await says(other, /0\.5 of 1 spent, 0\.5 left/);
		for (const window of [page, other]) await ask(window);
		await Promise.all([page, other].map(confirm));
		for (const window of [page, other])
			await says(window, /1 of 1 spent, 0 left.*costs more than is left/s);
		// What is spent is told before the noise has been drawn.
		const answers = async () => {
			const texts = await Promise.all([page, other].map((window) => panel(window).innerText()));
			const telling = (part: string) => texts.filter((text) => text.includes(part)).length;
			return [
				telling('Released with noise'),
				telling('needs 0.5 of the privacy budget and 0 is left')
			];
		};
		await expect.poll(answers, { timeout: 10_000 }).toEqual([1, 1]);
		await page.waitForTimeout(500);
		expect(await answers()).toEqual([1, 1]);
		expect(
			await panel(page).getByRole('button', { name: 'Release …' }).getAttribute('disabled')
		).not.toBeNull();
		expect(trouble.found).toEqual([]);
		await page.context().close();
	}, 240_000);

	it('is refused where the browser would forget what it costs', async () => {
		const { page } = await openPage(browser, 'about:blank');
		await page.addInitScript(() =>
			Object.defineProperty(window, 'indexedDB', { value: { open: () => null } })
		);
		await page.goto(`${inject('site')}data/`);
		await load(page);
		await says(page, /keeps nothing between visits/);
		expect(await panel(page).getByRole('button').allInnerTexts()).toEqual([]);
		await page.context().close();
	}, 240_000);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeDemonstration } from '../../data/demo/demonstration';
import { launch, openPage } from './page';

const first = 2015;
const years = 10;

/** Cases by county and year of the demonstration, by the county's code. */
function casesByYear(): Map<string, number[]> {
	const lines = makeDemonstration().files['synthetic-incidents.csv'].trimEnd().split('\n').slice(1);
	const cases = new Map<string, number[]>();
	for (const line of lines) {
		const [date, , county] = line.split(',');
		if (!cases.has(county)) cases.set(county, new Array<number>(years).fill(0));
		cases.get(county)![Number(date.slice(0, 4)) - first]++;
	}
	return cases;
}

describe('the Trends page on the demonstration', () => {
	let browser: Browser;
	let page: Page;
	let found: () => readonly string[];
	const cases = casesByYear();
	/** A county whose years are partly too small to show. */
	const [mixed] = [...cases].find(
		([, counts]) =>
			counts.filter((count) => count > 0 && count < 11).length > 2 && Math.max(...counts) > 25
	)!;

	beforeAll(async () => {
		browser = await launch();
		const url = `${inject('site')}trends/?period.step=year&view.selectedArea=${mixed}`;
		const opened = await openPage(browser, url);
		page = opened.page;
		found = () => opened.trouble.found;
		await page.waitForSelector('.overall', { timeout: 230_000 });
	}, 240_000);
	afterAll(() => browser.close());

	it('says in a sentence how many areas rise and fall', async () => {
		expect(await page.textContent('.overall')).toMatch(/\d+ areas are rising, \d+ falling/);
	});

	it('shows no hidden count of the linked area in its table of numbers', async () => {
		const panel = page.locator('section', { has: page.locator('svg[role=slider]') }).first();
		await panel.getByRole('button', { name: /as a table/i }).click();
		const rows = panel.locator('tbody tr[aria-rowindex]');
		await rows.first().waitFor();
		let hidden = 0;
		for (const row of await rows.all()) {
			const [period, recorded] = await row.locator('th, td').allTextContents();
			const count = cases.get(mixed)![Number(period) - first];
			if (count === undefined) continue;
			if (count > 0 && count < 11) {
				expect(recorded, period).toMatch(/^hidden/);
				hidden++;
			} else if (!recorded.startsWith('hidden')) expect(parseInt(recorded), period).toBe(count);
		}
		expect(hidden).toBeGreaterThan(0);
		await panel.getByRole('button', { name: /as a picture/i }).click();
	});

	it('draws another area when it is chosen by keyboard, and puts it in the address', async () => {
		const fan = page.locator('svg[aria-label^="Recorded cases and forecast"]');
		const before = await fan.getAttribute('aria-label');
		const button = page.locator('tbody .row-button').first();
		await button.focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => fan.getAttribute('aria-label'), { timeout: 30_000 }).not.toBe(before);
		await expect.poll(() => page.url()).not.toContain(`view.selectedArea=${mixed}`);
	});

	it('has nothing that axe objects to, and no error', async () => {
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
		expect(found()).toEqual([]);
	});
});

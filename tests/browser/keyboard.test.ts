import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage, type Trouble } from './page';
import { ready } from './watch';

const rows = ['date,county_fips,form'];
for (let month = 0; month < 48; month++)
	for (const [county, cases] of [
		['48201', 14],
		['48113', 12],
		['48029', 12]
	] as const)
		for (let i = 0; i < cases; i++) {
			const day = `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-11`;
			rows.push(`${day},${county},${i % 3 ? 'forced labour' : 'other'}`);
		}
const file = { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };

let browser: Browser;
let page: Page;
let trouble: Trouble;

/** Presses Tab until the focus is on what matches; fails where no number of presses gets there. */
async function tabTo(selector: string, presses = 150): Promise<void> {
	for (let press = 0; press < presses; press++) {
		const there = await page.evaluate(
			(wanted) => document.activeElement?.matches(wanted) ?? false,
			selector
		);
		if (there) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no press of Tab reaches ${selector}`);
}

/** The same for what has a text. */
async function tabToText(text: RegExp, presses = 150): Promise<void> {
	for (let press = 0; press < presses; press++) {
		const said = await page.evaluate(() => {
			const { activeElement: at } = document;
			return /^(button|a|summary)$/i.test(at?.tagName ?? '') ? (at?.textContent ?? '').trim() : '';
		});
		if (text.test(said)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error(`no press of Tab reaches ${text}`);
}

/** Goes to a page by the navigation, from the top of the document. */
async function visit(name: string): Promise<void> {
	await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await tabTo(`nav a[href$="${name}/"]`);
	await page.keyboard.press('Enter');
	await page.waitForURL(new RegExp(`/${name}/`));
}

beforeAll(async () => {
	browser = await launch();
	({ page, trouble } = await openPage(browser, `${inject('site')}explore/`));
	await ready(page);
});
afterAll(() => browser.close());

describe('by the keyboard alone', () => {
	it('the rows of a long table are one stop, and arrows lead to those that are not drawn yet', async () => {
		await page.waitForSelector('.row-button');
		await tabTo('.row-button');
		/** Which row has the focus, by its number among all, and the last number. */
		const row = () =>
			page.evaluate(() => {
				const { activeElement: at } = document;
				const last = at?.closest('table')?.getAttribute('aria-rowcount');
				return [Number(at?.closest('tr')?.getAttribute('aria-rowindex')), Number(last)];
			});
		const [first, last] = await row();
		expect(first).toBe(2);
		expect(last).toBeGreaterThan(500);
		await page.keyboard.press('ArrowDown');
		expect(await row()).toEqual([3, last]);
		await page.keyboard.press('PageDown');
		expect((await row())[0]).toBeGreaterThan(5);
		await page.keyboard.press('End');
		expect(await row()).toEqual([last, last]);
		const seen = await page.evaluate(() => {
			const { top, bottom } = document.activeElement!.getBoundingClientRect();
			const around = document.activeElement!.closest('.scroll')!.getBoundingClientRect();
			return top >= around.top && bottom <= around.bottom + 1;
		});
		expect(seen).toBe(true);
		await page.keyboard.press('Tab');
		expect(await page.evaluate(() => document.activeElement!.matches('.row-button'))).toBe(false);
		await page.keyboard.press('Shift+Tab');
		expect(await row()).toEqual([last, last]);
	}, 60_000);

	it('a file is loaded, a time brushed, an area selected, a plan made and the brief saved', async () => {
		await visit('data');
		// Asked for before the way there: the browser must know that choosers are answered when one opens.
		const chooser = page.waitForEvent('filechooser', { timeout: 60_000 });
		await tabTo('main input[type=file]');
		await page.keyboard.press('Enter');
		await (await chooser).setFiles(file);
		await page.waitForSelector('.confirm button:not([disabled])');
		await tabTo('.confirm button');
		await page.keyboard.press('Enter');
		await page.waitForURL('**/explore/**');
		await page.waitForSelector('h1:has-text("1,824")', { timeout: 110_000 });

		await tabTo('[role=slider]');
		for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
		await page.waitForURL(/period\.from=/, { timeout: 30_000 });

		await tabTo('input[list]');
		await page.keyboard.type('Harris, TX');
		await page.keyboard.press('Enter');
		await page.waitForURL(/48201/, { timeout: 30_000 });

		await visit('plan');
		await page.getByRole('heading', { name: 'Need by area' }).waitFor({ timeout: 100_000 });
		await tabToText(/^Make the plan/);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'The plan in tables' }).waitFor({ timeout: 100_000 });

		await visit('report');
		await page.waitForSelector('iframe', { timeout: 110_000 });
		await page
			.locator('button:enabled', { hasText: /^Save the brief/ })
			.waitFor({ timeout: 110_000 });
		await tabToText(/^Save the brief/);
		const download = page.waitForEvent('download');
		await page.keyboard.press('Enter');
		const saved = readFileSync((await (await download).path())!, 'utf8');
		expect(saved).toContain('<!doctype html>');
		expect(saved.length).toBeLessThan(5_000_000);
		expect(trouble.found).toEqual([]);
	}, 400_000);
});

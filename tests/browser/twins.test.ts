import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { disclosureSchema } from '$lib/model/settings/disclosure';
import { makeCases, textOfCases, twinOf } from '../disclosure/twin-cases';
import { boundaries } from '../disclosure/twin-files';
import { launch, openPage } from './page';

const patience = { timeout: 60_000 };
const cases = makeCases(1);
const twin = twinOf(cases, disclosureSchema.parse({}), 1);
const file = (name: string, text: string) => ({
	name,
	mimeType: 'text/plain',
	buffer: Buffer.from(text)
});

/** Waits until the map stands still and everything on the page has been counted and written. */
async function still(page: Page): Promise<void> {
	const sign = () =>
		page.evaluate(
			() =>
				document.querySelector<HTMLElement>('[data-drawn]')?.dataset.drawn +
				document.querySelector('main')!.innerText
		);
	await page.waitForSelector('[data-drawn]', patience);
	for (let before = ''; ;) {
		const now = await sign();
		if (now === before) return;
		before = now;
		await page.waitForTimeout(300);
	}
}

/** A page with the cases of a twin in it. */
async function open(browser: Browser, text: string): Promise<Page> {
	const { page } = await openPage(browser, `${inject('site')}data/`, { colorScheme: 'light' });
	const given = [file('cases.csv', text), file('areas.geojson', boundaries)];
	await page.setInputFiles('input[type=file]', given);
	await page.locator('.confirm button:not([disabled])').click(patience);
	await page.waitForURL('**/explore/**', patience);
	await page.getByRole('heading', { level: 1, name: /cases/ }).waitFor(patience);
	await still(page);
	return page;
}

/** What can be seen of the page and saved from it now, by name. */
async function pictures(page: Page, name: string): Promise<Record<string, string>> {
	await still(page);
	const found: Record<string, string> = {};
	const screen = await page.locator('main').screenshot({ animations: 'disabled', caret: 'hide' });
	found[`${name}: page`] = screen.toString('base64');
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	for (const which of ['Map', 'Cases over time']) {
		const saved = page.waitForEvent('download');
		await page.getByRole('button', { name: `${which} as PNG` }).click();
		found[`${name}: ${which} as PNG`] = await readFile(await (await saved).path(), 'base64');
	}
	await page.keyboard.press('Escape');
	// Last, since it is written a moment after what it tells of.
	found[`${name}: address`] = new URL(page.url()).search;
	return found;
}

/** The same looks at a page: areas by count, hexagons of a window in the dark, rates of one form. */
async function looks(page: Page): Promise<Record<string, string>> {
	const found = await pictures(page, 'areas by count');
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.getByLabel('Layer').selectOption({ label: 'Hexagons' });
	await page.getByRole('radio', { name: 'Year' }).click();
	await still(page);
	await page.getByRole('slider').last().press('ArrowLeft');
	Object.assign(found, await pictures(page, 'hexagons of a window'));
	await page.getByRole('button', { name: 'All time' }).click();
	await page.getByLabel('Layer').selectOption({ label: 'Areas' });
	await page.getByRole('radio', { name: 'Rate' }).click();
	await page.getByRole('button', { name: /^labour/ }).click();
	return Object.assign(found, await pictures(page, 'rates of one form'));
}

/** Asks for exact counts by month, on purpose. */
async function askExact(page: Page): Promise<void> {
	await page.getByRole('button', { name: /Counts under/ }).click();
	await page.getByRole('radio', { name: /^Exact/ }).click();
	await page.getByText('We decide this on purpose').click();
	await page.getByRole('button', { name: 'Apply' }).click();
	await page.getByRole('radio', { name: 'Month' }).click();
}

describe('the pictures of twins that differ only in what is hidden', () => {
	let browser: Browser;
	let pages: Page[];
	beforeAll(async () => {
		browser = await launch();
		pages = await Promise.all([cases, twin].map((one) => open(browser, textOfCases(one))));
	});
	afterAll(() => browser.close());

	it('are the same to the last pixel', async () => {
		const [one, other] = await Promise.all(pages.map(looks));
		expect(Object.keys(one)).toHaveLength(12);
		expect(new Set(Object.values(one)).size).toBeGreaterThan(10);
		expect(Object.keys(one).filter((name) => one[name] !== other[name])).toEqual([]);
	});

	it('differ where exact counts are asked for', async () => {
		await Promise.all(pages.map(askExact));
		const [one, other] = await Promise.all(pages.map((page) => pictures(page, 'exact')));
		const differing = Object.keys(one).filter((name) => one[name] !== other[name]);
		expect(differing).toEqual([
			'exact: page',
			'exact: Map as PNG',
			'exact: Cases over time as PNG'
		]);
	});
});

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage, type Trouble } from './page';
import { momentsOf, ready, watch } from './watch';

/** How long one thing may take on a busy machine. */
const patience = 60_000;

describe('Explore on the demonstration', () => {
	let browser: Browser;
	let page: Page;
	let trouble: Trouble;
	/** Whether the map says, once it stands in the page, that it is not drawn yet. */
	let saidOnItsWay: boolean;
	const onItsWay = () => page.getByText('Opening the map').isVisible();
	beforeAll(async () => {
		browser = await launch();
		({ page, trouble } = await openPage(browser, `${inject('site')}methods/`));
		await watch(page);
		await page.goto(`${inject('site')}explore/`);
		await page.waitForSelector('.maplibregl-canvas', { timeout: patience });
		saidOnItsWay = await onItsWay();
		await ready(page);
	});
	afterAll(() => browser.close());

	const heading = () => page.textContent('h1');
	const headingBecomes = (text: RegExp) =>
		page.waitForFunction(
			(source) => new RegExp(source).test(document.querySelector('h1')?.textContent ?? ''),
			text.source,
			{ timeout: patience }
		);
	const all = /60,703.*January 2015.*December 2024/;

	it('shows a frame first, then everything, and no map without its legend', async () => {
		const { headings, maps } = await momentsOf(page);
		expect(headings[0].text).not.toMatch(/\d/);
		expect(await heading()).toMatch(all);
		expect(await page.locator('.skeleton').count()).toBe(0);
		expect(maps.every(({ legend }) => /\d/.test(legend))).toBe(true);
		expect(saidOnItsWay).toBe(true);
		await page.waitForSelector('[data-drawn]', { timeout: patience });
		expect(await onItsWay()).toBe(false);
	});

	it('says "hidden" and never a count from 1 to 10 in its tables, bars and legend', async () => {
		await page.waitForSelector('.legend', { timeout: patience });
		const cells = await page.$$eval('.lists td, .legend li, .legend td', (found) =>
			found.map((cell) => cell.textContent?.trim() ?? '')
		);
		const counts = await page.$$eval('.lists tbody tr', (rows) =>
			rows.map((row) => row.querySelectorAll('td')[1]?.textContent?.trim() ?? '')
		);
		const bars = await page.$$eval('button [class*=count], button .numeric', (found) =>
			found.map((one) => one.textContent?.trim() ?? '')
		);
		expect(counts.length).toBeGreaterThan(5);
		expect(cells.length).toBeGreaterThan(counts.length);
		expect([...counts, ...bars].filter((text) => /^([1-9]|10)$/.test(text))).toEqual([]);
	});

	it('the brush moves by keyboard, no press is lost, and back takes it back', async () => {
		const end = page.locator('[role=slider][aria-valuemax="119"]').first();
		await end.focus();
		for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
		await headingBecomes(/April 2015 to December 2024/);
		expect(await end.getAttribute('aria-valuenow')).toBe('3');
		await page.waitForURL(/2015-04-01/, { timeout: patience });
		await page.goBack();
		await headingBecomes(all);
	});

	it('the brush is drawn by mouse, and a copied link shows the same in another page', async () => {
		const chart = (await page.locator('svg[role=group]').first().boundingBox())!;
		const at = (share: number) => chart.x + 40 + share * (chart.width - 52);
		await page.mouse.move(at(0.25), chart.y + 60);
		await page.mouse.down();
		await page.mouse.move(at(0.3), chart.y + 60, { steps: 3 });
		// Long enough for a choice to enter the history; what a drag passes through must not.
		await page.waitForTimeout(600);
		await page.mouse.move(at(0.49), chart.y + 60, { steps: 3 });
		await page.mouse.up();
		await headingBecomes(/cases, (June|July|August) 2017 to (October|November|December) 2019/);
		await page.waitForURL(/period\.to=2019-1/, { timeout: patience });
		const [link, shown] = [page.url(), await heading()];
		expect(link).not.toMatch(/synthetic|csv/);
		const other = await browser.newPage();
		await other.goto(link);
		await other.waitForFunction(
			(text) => document.querySelector('h1')?.textContent === text,
			shown,
			{
				timeout: patience
			}
		);
		await other.close();
		await page.goBack();
		await headingBecomes(all);
		await page.goForward();
		await headingBecomes(/cases, (June|July|August) 2017/);
		await page.mouse.dblclick(at(0.4), chart.y + 60);
		await headingBecomes(all);
	});

	it('filters react to each other and to a click', async () => {
		const before = await heading();
		await page
			.getByRole('button', { name: /forced labour/ })
			.first()
			.click();
		await page.waitForFunction(
			(text) => document.querySelector('h1')?.textContent !== text,
			before,
			{
				timeout: patience
			}
		);
		await page.waitForURL(/filter/, { timeout: patience });
	});

	it('finds an area by keyboard', async () => {
		const finder = page.getByRole('searchbox').or(page.locator('input[type=search][list]')).first();
		await finder.focus();
		await page.keyboard.type('Harris, TX');
		await headingBecomes(/Harris/);
		await page.keyboard.press('Enter');
		await page.waitForTimeout(1000);
		expect(await heading()).toMatch(/Harris/);
	});

	it('met no error, left its origin for nothing', () => {
		expect(trouble.found).toEqual([]);
	});
});

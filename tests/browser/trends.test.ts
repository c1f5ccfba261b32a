import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { objections } from './objections';
import { launch, openPage, type Trouble } from './page';
import { ready } from './watch';

/** How long one thing may take on a busy machine. */
const patience = 100_000;

let browser: Browser;
let page: Page;
let trouble: Trouble;

const main = () => page.locator('main').innerText();
const panel = (name: string | RegExp) => page.getByRole('region', { name, exact: true });
const areas = () => panel('Areas').locator('tbody tr:not([aria-hidden])');
const heading = (name: string) =>
	page.getByRole('heading', { level: 2, name, exact: true }).waitFor({ timeout: patience });
const choose = async (name: string) => {
	await page.getByRole('radio', { name, exact: true }).first().focus();
	await page.keyboard.press('Space');
};
/** A number as the page writes it: "1,204", "+12%", "−3 %". */
const numberOf = (text: string) =>
	Number(text.replace(/[−–]/g, '-').replace(/[^\d.-]/g, '') || NaN);
/** What a chart says of the place that some keys lead to. */
const read = async (chart: Locator, ...keys: string[]) => {
	await chart.focus();
	for (const key of keys) await page.keyboard.press(key);
	return (await chart.getAttribute('aria-valuetext')) ?? '';
};

beforeAll(async () => {
	browser = await launch();
	({ page, trouble } = await openPage(
		browser,
		`${inject('site')}explore/?view.selectedArea=06037`
	));
	await ready(page);
	await page.getByRole('link', { name: 'Trend and forecast' }).press('Enter');
	await page.waitForURL(/trends/);
	await heading('How the forecasts did on the past');
});
afterAll(() => browser.close());

describe('the Trends page on the demonstration', () => {
	it('opens with the area that Explore was at, in words first', async () => {
		await heading('Los Angeles');
		const said = await main();
		expect(said).toMatch(/Areas rising: \d+; falling: \d+; steady: \d+/);
		expect(said).toMatch(/In February 2024, \d+ of the \d+ areas with enough history stand out/);
		expect(said).toMatch(
			/Los Angeles: (rising|steady|falling)\. .*a year \([+−-]\d+\s?% to [+−-]?\d+\s?%, 95% interval\)/
		);
		expect(said).toMatch(/recorded cases are expected, and nine times in ten between \d+ and \d+/);
	});

	it('has a table of areas with search and sort, and opens one by keyboard', async () => {
		await page.getByRole('button', { name: 'Change a year', exact: true }).focus();
		await page.keyboard.press('Enter');
		const changes = (await areas().locator('td:nth-child(3)').allInnerTexts()).map(numberOf);
		expect(changes.length).toBeGreaterThan(10);
		expect(changes.slice(0, 10)).toEqual(changes.slice(0, 10).toSorted((a, b) => b - a));
		expect(changes[0]).toBeGreaterThan(0);

		await panel('Areas').getByRole('searchbox').focus();
		await page.keyboard.type('fulton');
		await expect.poll(() => areas().count()).toBeLessThan(10);
		// Counties of one name are told apart by their states.
		await areas().getByRole('button', { name: 'Fulton, GA', exact: true }).focus();
		await page.keyboard.press('Enter');
		await heading('Fulton, GA');
		expect(page.url()).toMatch(/selectedArea/);
		await panel('Areas').getByRole('searchbox').fill('');

		await choose('Courses');
		await expect
			.poll(() => panel('Areas').locator('button[aria-pressed] svg').count())
			.toBeGreaterThan(20);
		await choose('Table');
	});

	it('takes an area apart: trend, season, remainder, thresholds, changes of level', async () => {
		await panel('Areas').getByRole('searchbox').fill('los angeles');
		await areas().getByRole('button', { name: 'Los Angeles', exact: true }).click();
		await heading('Los Angeles');
		const parts = panel('What the series is made of');
		for (const part of ['Trend', 'Season', 'Remainder'])
			expect(
				await read(parts.getByRole('slider', { name: `${part}, Los Angeles` }), 'End')
			).toMatch(/2024: (.*\d|recorded count hidden)/);
		const thresholds = panel('The newest periods');
		const chart = thresholds.getByRole('slider');
		// The newest months may be hidden: the newest threshold that is drawn.
		let threshold = /Recorded (\d+), Threshold (\d+)/.exec(await read(chart, 'End'));
		for (let i = 0; i < 12 && !threshold; i++)
			threshold = /Recorded (\d+), Threshold (\d+)/.exec(await read(chart, 'ArrowLeft'));
		expect(Number(threshold![2])).toBeGreaterThanOrEqual(Number(threshold![1]));
		const costs = /with a chance of ([\d.]+)\s?%: about ([\d.]+) of the last (\d+) periods/;
		const [, chance, count, judged] = costs.exec(await thresholds.innerText())!.map(Number);
		expect(chance).toBeGreaterThan(0);
		expect(chance).toBeLessThanOrEqual(0.5);
		expect(judged).toBeLessThanOrEqual(24);
		// As the chance and the count are rounded.
		expect(Math.abs(count - (chance / 100) * judged)).toBeLessThan(0.02);
		expect(await panel('The shape of the year').getByRole('slider').count()).toBe(1);
		expect(await panel('Changes of level').innerText()).toMatch(/began between|No lasting change/);
	});

	it('draws a fan of whole ranges, with its numbers behind it, and bends it as a scenario only', async () => {
		const fan = page.getByRole('slider', { name: 'Recorded cases and forecast, Los Angeles' });
		const forecast = /forecast (\d+) \((\d+) to (\d+)\)/;
		const [, median, lower, upper] = forecast.exec(await read(fan, 'End'))!.map(Number);
		expect(lower).toBeLessThan(median);
		expect(upper).toBeGreaterThan(median);

		const reporting = page.getByRole('slider', { name: 'Reporting changes by' });
		await reporting.focus();
		await page.keyboard.press('End');
		await expect.poll(main).toContain('This is a scenario, not a forecast');
		const [, bent] = forecast.exec(await read(fan, 'End'))!.map(Number);
		expect(Math.abs(bent - 2 * median)).toBeLessThanOrEqual(1);
		await page.getByRole('button', { name: 'Back to the forecast' }).click();
		await expect.poll(main).not.toContain('This is a scenario');
		expect(await read(fan, 'End')).toMatch(new RegExp(`forecast ${median} `));

		await page.getByRole('button', { name: 'Show Los Angeles as a table' }).click();
		const row = panel('Los Angeles').locator('tbody tr:not([aria-hidden])').first();
		expect((await row.innerText()).split(/\s+/)).toContain(String(median));
		await page.getByRole('button', { name: 'Show Los Angeles as a picture' }).click();
	});

	it('shows how every candidate did on the past, the naive ones too, and how honest the widths were', async () => {
		const test = panel('How the forecasts did on the past');
		const rows = (await test.locator('tbody tr:not([aria-hidden])').allInnerTexts()).join('\n');
		for (const model of [
			'Last value',
			'Same season last year',
			'Mean of the past',
			'Exponential smoothing',
			'Count regression',
			'Pooled over areas',
			'Endemic–epidemic with neighbours',
			'Combination of all'
		])
			expect(rows).toContain(model);
		expect(rows.match(/naive/g)).toHaveLength(3);
		expect(rows.match(/used/g)).toHaveLength(1);
		const calibration = panel('Do the intervals hold what they say?');
		const held = /Held by 90%\s*(\d+)\s?%/.exec(await calibration.innerText())![1];
		expect(Number(held)).toBeGreaterThanOrEqual(85);
		expect(Number(held)).toBeLessThanOrEqual(95);
		const tenths = calibration.getByRole('slider');
		let sum = numberOf((await read(tenths, 'Home')).split('%')[0]);
		for (let i = 1; i < 10; i++) sum += numberOf((await read(tenths, 'ArrowRight')).split('%')[0]);
		expect(Math.abs(sum - 100)).toBeLessThan(1);
	});

	it('lays direction, alert and forecast change over the map; the legend counts every area', async () => {
		const legend = panel('Where').locator('.legend .legend');
		for (const [layer, first] of [
			['Direction', 'Rising'],
			['Newest period', 'Stands out'],
			['Forecast', '25% more or above']
		]) {
			await choose(layer);
			await expect
				.poll(async () => (await legend.innerText()).replace(/\s/g, ' '))
				.toContain(first);
			const counts = (await legend.locator('li').allInnerTexts()).map((text) =>
				numberOf(text.split(/\s/).at(-1)!)
			);
			expect(counts.reduce((sum, count) => sum + count, 0)).toBe(3231);
			if (layer === 'Forecast') expect(counts.at(-1)).toBeLessThan(3000);
		}
		await choose('Direction');
	});

	it('says what is still to come, and leaves out as many last periods as the reader marks', async () => {
		const nowcast = await panel('Reports still to come').innerText();
		for (const [, ...texts] of nowcast.matchAll(
			/(\d+) so far, (\d+) expected \((\d+) to (\d+)\)/g
		)) {
			const [reported, expected, lower, upper] = texts.map(Number);
			expect(lower).toBeGreaterThanOrEqual(reported - 10);
			expect(expected).toBeGreaterThanOrEqual(lower);
			expect(upper).toBeGreaterThanOrEqual(expected);
		}
		await page.getByLabel('Incomplete at the end').selectOption('12');
		await page.waitForFunction(
			() => /In December 2023, \d+ of the/.test(document.querySelector('main')?.innerText ?? ''),
			null,
			{ timeout: patience }
		);
		await expect
			.poll(() => panel('The newest periods').innerText(), { timeout: patience })
			.toContain('In December 2023, more than');
	});

	it('has nothing that axe objects to, light, dark and in Arabic, and no error', async () => {
		await heading('How the forecasts did on the past');
		expect(await objections(page)).toEqual([]);
		const before = await page.evaluate(() => getComputedStyle(document.body).color);
		await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
		await page.waitForFunction((was) => getComputedStyle(document.body).color !== was, before);
		await page.waitForTimeout(1000);
		expect(await objections(page)).toEqual([]);
		await page.getByLabel('Language').selectOption('ar');
		await expect.poll(() => page.locator('html').getAttribute('dir')).toBe('rtl');
		expect(await objections(page)).toEqual([]);
		expect(trouble.found).toEqual([]);
	});
});

import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { goodPractice, objections } from './objections';
import { launch, openPage } from './page';
import { ready } from './watch';

const months = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));
/** Markup that would say so if a page took it for its own. */
const hostile = (mark: string) =>
	`<img src=x onerror=""window.taken='${mark}'""><script>window.taken='${mark}'</script>`;
const lines = [`date,longitude,latitude,form,name,"organisation ${hostile('header')}"`];
for (let i = 0; i < 240; i++)
	lines.push(
		`2021-${months[i % 12]}-1${i % 9},${(-95.4 + (i % 7) * 0.03).toFixed(2)},${(29.7 + (i % 5) * 0.03).toFixed(2)},${i % 3 ? 'forced labour' : `"${hostile('cell')}"`},Maria Lopez,"${hostile('other')}"`
	);
lines.push(
	'2021-02-30,-95.4,29.7,other,Maria Lopez,',
	`"${hostile('date')}",-95.4,29.7,other,Maria Lopez,`
);
const csv = Buffer.from(`${lines.join('\n')}\n`);

describe('Data', () => {
	let browser: Browser;
	beforeAll(async () => void (browser = await launch()));
	afterAll(() => browser.close());

	it('takes a file to the map without showing a name in it, shows markup in it as text, and says how findable its records are', async () => {
		const { page, trouble } = await openPage(browser, `${inject('site')}explore/`);
		await ready(page);
		await page.click('nav a[href*="data/"]');
		await page.setInputFiles('input[type=file]', {
			name: `<img src=x onerror="window.taken='file'">.csv`,
			mimeType: 'text/csv',
			buffer: csv
		});
		await page.waitForSelector('.confirm button:not([disabled])');
		expect(await page.textContent('main')).not.toContain('Maria');
		expect(await page.textContent('main')).toContain('<img src=x');
		await page.click('.confirm button');
		await page.waitForURL('**/explore/**');
		await page.waitForFunction(
			() => /\b240\b/.test(document.querySelector('h1')?.textContent ?? ''),
			null,
			{ timeout: 110_000 }
		);
		await page.waitForSelector('[data-drawn]');
		expect(await page.textContent('main')).not.toContain('Maria');
		expect(await page.textContent('main')).toContain('<img src=x onerror="window.taken=');

		await page.click('nav a[href*="data/"]');
		await page.getByLabel('Month of the date').check();
		await page.getByLabel('Records alike, at least').fill('21');
		const count = page.getByRole('button', { name: 'Count', exact: true });
		expect(await count.isDisabled()).toBe(true);
		await page.getByLabel('We hold these records').check();
		await count.click();
		// Each month has 20 of the 240, all in one county.
		await page
			.getByText(
				'Knowing area and month of the date, one could single out 0 of 240 records. Records in groups of fewer than 21 alike: 240.'
			)
			.waitFor();
		const header = page.locator('header').first();
		const set = page.getByLabel('Set', { exact: true });
		const asked = page.getByRole('dialog');
		await set.selectOption('us-states');
		await asked.getByText('So far they were shown by Counties of the United States').waitFor();
		// What says the new way already is out of sight while it is not agreed to.
		expect(await page.locator('#main').evaluate((main) => getComputedStyle(main).opacity)).toBe(
			'0'
		);
		await asked.getByRole('button', { name: 'Leave as it was' }).click();
		expect(await set.inputValue()).toBe('us-counties');
		expect(await header.textContent()).not.toContain('several ways');
		await set.selectOption('us-states');
		await asked.getByRole('button', { name: 'Show them this way too' }).click();
		const also = page.getByText('also been shown by Counties of the United States');
		await also.waitFor();
		expect(await header.textContent()).toContain('Shown in several ways');
		expect(await objections(page, { within: 'main', tags: goodPractice })).toEqual([]);
		await page.getByRole('button', { name: 'start over' }).click();
		await also.waitFor({ state: 'detached' });
		expect(await header.textContent()).not.toContain('several ways');

		// A page that was come to is one step of the browser's history, though its address is completed then.
		await page.click('nav a[href*="explore/"]');
		await page.waitForURL(/explore\/\?areas/);
		await page.goBack();
		await page.waitForURL('**/data/**');
		expect(await page.evaluate(() => (window as { taken?: string }).taken)).toBeUndefined();
		expect(trouble.found).toEqual([]);
	});
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage, type Trouble } from './page';

let browser: Browser;
let page: Page;
let trouble: Trouble;

beforeAll(async () => {
	browser = await launch();
	({ page, trouble } = await openPage(browser, `${inject('site')}plan/`));
	await page.getByRole('heading', { name: 'Need by area' }).waitFor({ timeout: 100_000 });
});
afterAll(() => browser.close());

const reach = async (name: RegExp) => {
	const control = page.getByRole('button', { name }).first();
	await control.focus();
	await page.keyboard.press('Enter');
};

describe('the Plan page on the demonstration', () => {
	it('makes a plan by keyboard and says why an area gets what it gets', async () => {
		await reach(/Limits and aim/);
		const draws = page.getByLabel('Plausible worlds to try');
		await draws.focus();
		await page.keyboard.press('ControlOrMeta+A');
		await page.keyboard.type('5');
		await page.keyboard.press('Tab');
		await reach(/^Make the plan/);
		await page.getByRole('heading', { name: 'The plan in tables' }).waitFor({ timeout: 100_000 });
		expect(await page.locator('dl').first().innerText()).toContain('of $5,000,000');
		await page.locator('.row-button').first().focus();
		await page.keyboard.press('Enter');
		expect(await page.locator('main').innerText()).toContain('Shared out by recorded cases alone');
	});

	it('has nothing that axe objects to, and no error', async () => {
		const { violations } = await new AxeBuilder({ page }).analyze();
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
		expect(trouble.found).toEqual([]);
	});
});

import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launch, openPage } from './page';

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

it.each(['site', 'siteInFolder'] as const)(
	'opens without a network after one visit (%s)',
	async (site) => {
		const { page } = await openPage(browser, inject(site), { serviceWorkers: 'allow' });
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
		await page.context().setOffline(true);
		await page.goto(`${inject(site)}methods/?from=elsewhere`);
		await page.waitForSelector('h1');
		expect(await page.title()).toContain('Methods');
		await page.context().close();
	}
);

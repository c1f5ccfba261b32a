import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { release } from '../../src/lib/model/release';
import { launch, openPage } from './page';
import { ready } from './watch';

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
		await page.waitForSelector('#main h1');
		expect(await page.title()).toContain('Methods');
		await page.context().close();
	}
);

it('opens the demonstration without a network and says which version it is', async () => {
	const { page } = await openPage(browser, `${inject('site')}methods/`, {
		serviceWorkers: 'allow'
	});
	await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
	await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
	await page.context().setOffline(true);
	await page.goto(`${inject('site')}explore/`);
	await ready(page, 100_000);
	await page.waitForSelector('.maplibregl-canvas', { timeout: 100_000 });
	await page.click('.privacy-mark');
	await page.waitForSelector('.help-note');
	expect(await page.textContent('.help-note')).toContain(release);
	await page.context().close();
}, 240_000);

it.each(['site', 'siteInFolder'] as const)('can be installed (%s)', async (site) => {
	const { page } = await openPage(browser, `${inject(site)}methods/`);
	const address = await page.getAttribute('link[rel="manifest"]', 'href');
	const manifestUrl = new URL(address!, page.url());
	const manifest = await (await page.request.get(manifestUrl.href)).json();
	expect(manifest.display).toBe('standalone');
	const start = await page.request.get(new URL(manifest.start_url, manifestUrl).href);
	expect(await start.text()).toContain('<!doctype html>');
	for (const { src, type } of manifest.icons) {
		const icon = await page.request.get(new URL(src, manifestUrl).href);
		expect(icon.headers()['content-type']).toContain(type);
	}
	expect(manifest.icons.map(({ sizes }: { sizes: string }) => sizes)).toEqual(
		expect.arrayContaining(['192x192', '512x512'])
	);
	await page.context().close();
});

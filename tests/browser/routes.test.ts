import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage, wasAsked } from './page';

/** Every page of the site, from the routes folder. */
function routes(folder: string, path = ''): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		if (entry.isDirectory())
			return entry.name.startsWith('[')
				? []
				: routes(join(folder, entry.name), `${path}${entry.name}/`);
		return entry.name === '+page.svelte' ? [path] : [];
	});
}

const paths = routes(join(import.meta.dirname, '..', '..', 'src', 'routes'));

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

describe('every page', () => {
	for (const site of ['site', 'siteInFolder'] as const)
		it.each(paths)(
			`opens without error and without leaving its origin (${site}/%s)`,
			async (path) => {
				const { page, trouble } = await openPage(browser, inject(site) + path);
				await page.waitForSelector('#main h1');
				// The demonstration, which every page of data asks for alike, once at each address of the site.
				if (site === 'site' || path === 'explore/') await page.waitForLoadState('networkidle');
				expect(trouble.found).toEqual([]);
				expect(await page.title()).toContain('Prevention Atlas');
				await page.setViewportSize({ width: 360, height: 800 });
				const width = await page.evaluate(() => document.documentElement.scrollWidth);
				expect(width, 'scrolls sideways on a phone').toBeLessThanOrEqual(360);
				await page.context().close();
			}
		);
});

describe('a page of text', () => {
	it('asks for no data until a page is come to that shows them, and keeps what its address chose', async () => {
		const { page, trouble } = await openPage(browser, 'about:blank');
		const asked: string[] = [];
		page.on('request', (request) => asked.push(request.url()));
		const data = () => asked.filter((url) => /\/demo\/|\.wasm$/.test(url));
		await page.goto(`${inject('site')}glossary/?period.from=2019-01-01`);
		await page.waitForSelector('#main h1');
		await page.waitForLoadState('networkidle');
		await page.click('nav a[href$="methods/"]');
		await page.waitForURL(/methods/);
		await page.waitForTimeout(1000);
		expect(data()).toEqual([]);
		await page.click('nav a[href$="explore/"]');
		await page.waitForFunction(() => /2019/.test(document.querySelector('h1')?.textContent ?? ''));
		expect(data()).not.toEqual([]);
		expect(new URL(page.url()).searchParams.get('period.from')).toBe('2019-01-01');
		expect(trouble.found.filter((text) => !text.startsWith('request to'))).toEqual([]);
		await page.context().close();
	});
});

describe('an address that is not there', () => {
	it.each(['site', 'siteInFolder'] as const)(
		'is said to be none, with a way on (%s)',
		async (site) => {
			const { page, trouble } = await openPage(browser, `${inject(site)}no/where/`);
			await page.getByText('There is nothing').waitFor();
			// Longer than a choice must stand before it is written into the address.
			await page.waitForTimeout(1000);
			expect(page.url()).toBe(`${inject(site)}no/where/`);
			await page.locator('main').getByRole('link').click();
			await page.waitForURL(`${inject(site)}explore/**`);
			const isOurs = (text: string) => !text.includes('no/where/');
			expect(trouble.found.filter(isOurs)).toEqual([]);
			await page.context().close();
		}
	);
});

describe('the security policy', () => {
	it('is watched by a witness that does see what leaves', async () => {
		const { page } = await openPage(browser, inject('site'));
		await page.goto('http://witness.invalid/').catch(() => {});
		expect(wasAsked('witness.invalid')).toBe(true);
		await page.context().close();
	});

	it('comes with the page too, for hosts that send no headers', async () => {
		const { page } = await openPage(browser, inject('site'));
		const own = page.locator('meta[http-equiv="Content-Security-Policy"]');
		const answer = await page.request.get(inject('site'));
		const header = answer.headers()['content-security-policy'];
		// All but its list of scripts, which is that of one page, and what only a header can say.
		const parts = (policy: string | null) =>
			policy!.split('; ').filter((part) => !/^(script|frame)/.test(part));
		expect(parts(await own.getAttribute('content'))).toEqual(parts(header));
		await page.context().close();
	});

	it('refuses another origin to the page and to a worker made from a Blob', async () => {
		const { page } = await openPage(browser, inject('site'));
		const refused = await page.evaluate(async () => {
			const fromPage = new Promise((resolve) =>
				document.addEventListener('securitypolicyviolation', (event) => {
					if (event.blockedURI.includes('example.org')) resolve(event.violatedDirective);
				})
			);
			fetch('https://example.org/').catch(() => {});
			const source = `
				self.addEventListener('securitypolicyviolation', (event) => postMessage(event.violatedDirective));
				fetch('https://example.org/').catch(() => {});`;
			const worker = new Worker(URL.createObjectURL(new Blob([source])));
			const fromWorker = new Promise(
				(resolve) => (worker.onmessage = (event) => resolve(event.data))
			);
			return Promise.all([fromPage, fromWorker]);
		});
		expect(refused).toEqual(['connect-src', 'connect-src']);
		expect(wasAsked('example.org')).toBe(false);
		await page.context().close();
	});
});

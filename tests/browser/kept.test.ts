import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { objections } from './objections';
import { launch, openPage, type Trouble } from './page';
import { figures } from './watch';

const rows = ['survivor name,date,county_fips,form'];
for (let month = 0; month < 48; month++)
	for (const [county, cases] of [
		['48201', 14],
		['48113', 12],
		['48029', 12]
	] as const)
		for (let i = 0; i < cases; i++) {
			const day = `${2019 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-11`;
			rows.push(`Zebulon Quux,${day},${county},${i % 3 ? 'forced labour' : 'other'}`);
		}
const file = { name: 'cases.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\n')) };
const passphrase = 'lantern orbit meadow';

/** Everything that the browser keeps for the site. */
const kept = (page: Page) =>
	page.evaluate(async () => {
		const files: Record<string, string> = {};
		const walk = async (folder: FileSystemDirectoryHandle, path: string): Promise<void> => {
			for await (const [name, handle] of folder.entries())
				if (handle.kind === 'directory')
					await walk(handle as FileSystemDirectoryHandle, `${path}${name}/`);
				else {
					const bytes = await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer();
					files[path + name] = new TextDecoder('latin1').decode(bytes);
				}
		};
		await walk(await navigator.storage.getDirectory(), '');
		return {
			files,
			settings: { ...localStorage, ...sessionStorage },
			databases: await indexedDB.databases(),
			caches: await caches.keys(),
			workers: (await navigator.serviceWorker.getRegistrations()).length
		};
	});

/** What is remembered beside choices of language, look and first steps, widths of panes, places scrolled to. */
const choices = (settings: object) =>
	Object.keys(settings).filter(
		(key) => !/^(theme|language|first-steps|paneforge:.*|sveltekit:.*)$/.test(key)
	);

const button = (page: Page, name: RegExp) => page.getByRole('button', { name });

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

describe('data kept between visits', () => {
	let page: Page;
	let trouble: Trouble;
	beforeAll(async () => {
		({ page, trouble } = await openPage(browser, `${inject('site')}data/`, {
			serviceWorkers: 'allow'
		}));
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
		await page.setInputFiles('main input[type=file]', file);
		await page.waitForSelector('.confirm button:not([disabled])', { timeout: 100_000 });
		await page.click('.confirm button');
		await page.waitForSelector('h1:has-text("1,824")', { timeout: 110_000 });
	}, 240_000);
	afterAll(() => page.context().close());

	it('are nothing unless asked for', async () => {
		const { files, databases, settings } = await kept(page);
		expect(files).toEqual({});
		// The record of spent privacy budgets has a database of its own.
		expect(databases.filter(({ name }) => name !== 'privacy-budgets')).toEqual([]);
		expect(choices(settings)).toEqual([]);
	});

	it('are encrypted under a passphrase that is long enough and typed twice', async () => {
		await page.click('nav a[href$="data/"]');
		await button(page, /^Keep data and project/).click();
		const [first, again] = await page.locator('.dialog input[type=password]').all();
		await first.fill('short');
		await first.press('Enter');
		await page.waitForSelector('.dialog :text("at least 12 characters.")');
		await first.fill(passphrase);
		await again.fill(`${passphrase}s`);
		await again.press('Enter');
		await page.waitForSelector('.dialog :text("not the same passphrase")');
		expect(await objections(page)).toEqual([]);
		expect((await kept(page)).files).toEqual({});
		await again.fill(passphrase);
		await again.press('Enter');
		await page.waitForSelector('main :text("Kept on this machine since")', { timeout: 60_000 });

		const { files } = await kept(page);
		expect(Object.keys(files)).toEqual(['vault/visit']);
		const bytes = files['vault/visit'];
		expect(bytes.length).toBeGreaterThan(1824 * 40);
		expect(bytes).not.toMatch(/forced labour|48201|Harris|county_fips|Zebulon|cases\.csv/);
		expect(bytes).not.toContain(passphrase);
	});

	it('are offered on the next visit and opened by their passphrase alone', async () => {
		await page.goto(`${inject('site')}explore/`);
		await figures(page);
		const demonstration = await page.textContent('h1');
		expect(demonstration).not.toContain('1,824');
		await page.locator('aside', { hasText: 'are kept on this machine' }).waitFor();
		await button(page, /^Open …/).click();
		const field = page.locator('.dialog input[type=password]');
		await field.fill('lantern orbit meadows');
		await field.press('Enter');
		await page.waitForSelector('.dialog :text("does not open what is kept")', { timeout: 60_000 });
		expect(await objections(page)).toEqual([]);
		expect(await page.textContent('h1')).toBe(demonstration);
		await field.fill(passphrase);
		await field.press('Enter');
		await page.waitForSelector('h1:has-text("1,824")', { timeout: 60_000 });
		await page.waitForSelector('.dialog', { state: 'detached' });
		expect(await page.textContent('header')).toContain('cases.csv');
		await page.click('nav a[href$="data/"]');
		await page.waitForSelector('main :text("survivor name")');
		expect(trouble.found).toEqual([]);
	}, 240_000);

	it('are forgotten with everything else, in every tab, once asked', async () => {
		const other = await page.context().newPage();
		await other.goto(`${inject('site')}methods/`);
		await other.waitForSelector('#main h1');
		await page.click('.privacy-mark');
		await button(page, /^Forget everything …/).click();
		await page.waitForSelector('.dialog :text("cannot be brought back")');
		expect(await objections(page)).toEqual([]);
		expect(Object.keys((await kept(page)).files)).toHaveLength(1);
		await page.locator('.dialog button', { hasText: /^Forget everything$/ }).click();

		await page.waitForSelector('.forgotten', { timeout: 60_000 });
		await page.waitForSelector('.forgotten :text("nothing is stored on this machine now")');
		const said = await page.textContent('.forgotten');
		expect(said).toMatch(
			/Deleted: what was open, data and project kept between visits.*pages stored/
		);
		const nothing = { files: {}, settings: {}, databases: [], caches: [], workers: 0 };
		expect(await kept(page)).toEqual(nothing);
		expect(await page.textContent('header')).not.toContain('cases.csv');
		await other.waitForSelector('.forgotten', { timeout: 60_000 });
		await other.close();

		// The visit stores nothing of its own accord; the next one at most the site's own pages.
		await page.waitForTimeout(3000);
		expect(await kept(page)).toEqual(nothing);
		await page.goto(`${inject('site')}explore/`);
		await figures(page);
		const { caches, workers, ...rest } = await kept(page);
		expect(rest).toMatchObject({ files: {}, databases: [] });
		expect(choices(rest.settings)).toEqual([]);
		expect(caches.every((name) => name.startsWith('atlas-'))).toBe(true);
		expect(workers).toBeLessThanOrEqual(1);
		expect(await page.locator('aside', { hasText: 'are kept on this machine' }).count()).toBe(0);
		expect(trouble.found).toEqual([]);
	}, 240_000);
});

it('says so where the browser refuses storage, as private windows of some do', async () => {
	const { page } = await openPage(browser, 'about:blank');
	await page.addInitScript(() => {
		StorageManager.prototype.getDirectory = () =>
			Promise.reject(new DOMException('Security error when calling GetDirectory', 'SecurityError'));
	});
	await page.goto(`${inject('site')}data/`);
	await button(page, /^Keep data and project/).click({ timeout: 110_000 });
	for (const field of await page.locator('.dialog input[type=password]').all())
		await field.fill(passphrase);
	await page.keyboard.press('Enter');
	await page.waitForSelector('.dialog [role=alert]:has-text("lets the page store nothing")', {
		timeout: 60_000
	});
	await page.context().close();
}, 240_000);

import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { objections } from './objections';
import { launch, openPage } from './page';
import { figures } from './watch';

const pages = ['explore', 'trends', 'plan', 'evaluate', 'data', 'report', 'methods', 'glossary'];
const desk = { width: 1440, height: 900 };
const phone = { width: 360, height: 800 };
/** A page of 1440 pixels at 200 %. */
const enlarged = { width: 720, height: 450 };
interface Look {
	size: { width: number; height: number };
	colorScheme: 'light' | 'dark';
	/** The rules that this look can break where the others hold; all where left out. */
	rules?: string[];
}
/** Both themes and all sizes. */
const closely: Look[] = [
	{ size: desk, colorScheme: 'light' },
	{ size: desk, colorScheme: 'dark', rules: ['color-contrast', 'link-in-text-block'] },
	{ size: phone, colorScheme: 'light' },
	{ size: enlarged, colorScheme: 'light' }
];
/** Each theme once, on a desk and on a phone. */
const briefly: Look[] = [
	{ size: desk, colorScheme: 'light' },
	{ size: phone, colorScheme: 'dark' }
];
/** What is new in another language are its words and its direction. */
const onAPhone: Look[] = [{ size: phone, colorScheme: 'dark' }];

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page) =>
	page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Goes to a page without loading the site anew, so that the demonstration stays loaded. */
async function visit(page: Page, name: string): Promise<void> {
	await page.setViewportSize({ width: 1440, height: 900 });
	if (name === 'glossary') {
		await page.click('.help-menu');
		await page.click('.help-note a[href$="glossary/"]');
	} else await page.click(`nav a[href$="${name}/"]`);
	await page.waitForURL(new RegExp(`/${name}/`));
	await page.waitForSelector('#main h1');
	// What has been computed is drawn; the brief, which forecasts too, may still be on its way.
	await page
		.locator('#main [role="progressbar"]')
		.first()
		.waitFor({ state: 'detached', timeout: name === 'report' ? 5000 : 20_000 })
		.catch(() => undefined);
}

/** Looks at the page that is open. */
async function look(page: Page, name: string, looks: Look[]): Promise<void> {
	for (const { size, colorScheme, rules } of looks) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await page.setViewportSize(size);
		const where = `${name}, ${colorScheme}, ${size.width} px`;
		expect.soft(await objections(page, { rules }), where).toEqual([]);
		expect.soft(await overflow(page), `${where} scrolls sideways`).toBeLessThanOrEqual(0);
	}
}

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

describe.each([
	{ locale: 'en', looks: closely },
	{ locale: 'ar', looks: onAPhone }
])('with the demonstration loaded ($locale)', ({ locale, looks }) => {
	let page: Page;
	beforeAll(async () => {
		({ page } = await openPage(browser, `${inject('site')}explore/`, {
			locale,
			reducedMotion: 'reduce'
		}));
		await figures(page);
		await page.waitForSelector('.maplibregl-canvas', { timeout: 110_000 });
	}, 240_000);
	afterAll(() => page.context().close());

	it.each(pages)(
		'finds nothing against WCAG 2.2 AA on %s',
		async (name) => {
			await visit(page, name);
			await look(page, name, looks);
		},
		200_000
	);

	it('finds nothing in what opens above the page', async () => {
		await visit(page, 'explore');
		for (const colorScheme of new Set(looks.map((each) => each.colorScheme))) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			for (const opener of ['.privacy-mark', '.help-menu', '.help-trigger', '.map-more']) {
				await page.locator(opener).first().click();
				await page.waitForSelector('.help-note');
				expect.soft(await objections(page, { within: '.help-note' }), opener).toEqual([]);
				await page.keyboard.press('Escape');
				await page.waitForSelector('.help-note', { state: 'detached' });
			}
		}
	}, 200_000);
});

describe('before there is anything', () => {
	it.each(['explore/', 'report/', 'methods/hot-spots/'])(
		'finds nothing in the first frame of %s',
		async (path) => {
			const { page } = await openPage(browser, 'about:blank', { locale: 'ar' });
			await page.route('**/*.js', (route) => route.abort());
			await page.goto(inject('site') + path);
			await look(page, `first frame of ${path}`, briefly);
			await page.context().close();
		},
		120_000
	);

	it('finds nothing where there are no data and where a file is refused', async () => {
		const { page } = await openPage(browser, 'about:blank');
		await page.route('**/demo/**', (route) => route.abort());
		await page.goto(`${inject('site')}data/`);
		await page.waitForSelector('[role="alert"]', { timeout: 60_000 });
		await look(page, 'a file that is missing', briefly);
		await page.setInputFiles('main input[type=file]', {
			name: 'broken.json',
			mimeType: 'application/json',
			buffer: Buffer.from('{')
		});
		await page.waitForTimeout(1500);
		await look(page, 'a file that is refused', briefly);
		for (const name of ['explore', 'trends', 'plan', 'evaluate', 'report']) {
			await visit(page, name);
			await look(page, `${name} without data`, briefly);
		}
		await page.context().close();
	}, 240_000);
});

it('finds a picture without a name, a faint text and a page without a language', async () => {
	const { page } = await openPage(browser, 'about:blank');
	await page.setContent('<title>t</title><img src="data:,"><p style="color: #bbb">faint</p>');
	const found = (await objections(page)).map((line) => line.split(':')[0]);
	expect(found.sort()).toEqual(['color-contrast', 'html-has-lang', 'image-alt']);
	await page.context().close();
});

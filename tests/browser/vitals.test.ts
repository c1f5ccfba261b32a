import { cpus, loadavg } from 'node:os';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launch, openPage } from './page';

interface Vitals {
	/** When the largest text or picture so far was painted, in milliseconds, and what it was. */
	paint: number;
	what: string;
	shift: number;
	shifted: string[];
}

/** Notes the largest paint and every layout shift of a page, from its first moment on. */
function observe(): void {
	const vitals: Vitals = { paint: 0, what: '', shift: 0, shifted: [] };
	Object.assign(window, { vitals });
	const named = (node: Node | null | undefined) =>
		node instanceof Element ? `${node.localName}.${node.className}` : String(node?.nodeName);
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			vitals.paint = entry.startTime;
			vitals.what = named((entry as PerformanceEntry & { element?: Element }).element);
		}
	}).observe({ type: 'largest-contentful-paint', buffered: true });
	type Shift = PerformanceEntry & {
		value: number;
		hadRecentInput: boolean;
		sources: { node?: Node }[];
	};
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries() as Shift[]) {
			if (entry.hadRecentInput) continue;
			vitals.shift += entry.value;
			const moved = entry.sources.map(({ node }) => named(node)).join(', ');
			vitals.shifted.push(`${entry.value.toFixed(4)} at ${Math.round(entry.startTime)}: ${moved}`);
		}
	}).observe({ type: 'layout-shift', buffered: true });
}

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(() => browser.close());

/**
 * Opens a page on a processor four times slower and follows it until it holds something, until the
 * demonstration has been read, or without its scripts, as its first frame alone.
 */
async function vitalsOf(
	[path, width, locale]: Opening,
	until: 'drawn' | 'read' | 'first frame'
): Promise<Vitals> {
	const viewport = { width, height: width < 500 ? 800 : 900 };
	const { page } = await openPage(browser, 'about:blank', { viewport, locale });
	await page.addInitScript('globalThis.__name = (of) => of');
	await page.addInitScript(observe);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	if (until === 'first frame') await page.route('**/*.js', (route) => route.abort());
	await page.goto(inject('site') + path);
	const heading = until === 'first frame' ? '.first-frame h1' : '#main h1';
	await page.waitForSelector(heading, { timeout: 60_000 });
	if (until === 'read')
		await page.waitForFunction(() => !document.querySelector('#main [role="progressbar"]'), null, {
			timeout: 120_000,
			polling: 200
		});
	await page.waitForTimeout(500);
	const vitals = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
	await page.context().close();
	return vitals;
}

type Opening = [path: string, width: number, locale: string];
const openings: Opening[] = [
	['explore/', 1440, 'en'],
	['trends/', 1440, 'en'],
	['plan/', 1440, 'en'],
	['evaluate/', 1440, 'en'],
	['data/', 1440, 'en'],
	['report/', 360, 'es'],
	['methods/', 1440, 'en'],
	['methods/hot-spots/', 1440, 'en'],
	['glossary/', 1440, 'en'],
	['explore/', 360, 'ar']
];

describe('on a processor four times slower', () => {
	it.for(openings)(
		'%s at %i px (%s) paints its largest text within 1.5 s and moves nothing',
		{ timeout: 200_000 },
		async (opening) => {
			const { shift, shifted, ...first } = await vitalsOf(opening, 'read');
			expect(shift, shifted.join('\n')).toBeLessThanOrEqual(0.05);
			// Other work on this machine can only delay a paint, so the earliest of three counts.
			let { paint, what } = first;
			for (let again = 0; again < 2 && paint >= 1500; again++)
				({ paint, what } = await vitalsOf(opening, 'drawn'));
			// Where other work takes the processors: at most twice what the text alone needs there.
			const busy = loadavg()[0] > 2 * cpus().length;
			const bound =
				paint >= 1500 && busy ? 2 * (await vitalsOf(opening, 'first frame')).paint : 1500;
			expect(paint, what).toBeLessThan(bound);
			expect(paint).toBeGreaterThan(0);
		}
	);
});

describe('the first frame', () => {
	it.each([
		['fr', 'ltr', 'Planifier'],
		['ar', 'rtl', 'التخطيط']
	])('is in the reader’s language before any script is loaded (%s)', async (locale, dir, word) => {
		const { page } = await openPage(browser, 'about:blank', { locale });
		await page.route('**/*.js', (route) => route.abort());
		await page.goto(`${inject('site')}plan/`);
		await page.waitForSelector('.first-frame h1');
		expect(await page.getAttribute('html', 'lang')).toBe(locale);
		expect(await page.getAttribute('html', 'dir')).toBe(dir);
		expect(await page.textContent('.first-frame h1')).toContain(word);
		await page.context().close();
	});

	it.each(['explore/', 'plan/', 'report/', 'methods/', 'methods/scan/', 'glossary/'])(
		'says what the page says, and goes when it is there (%s)',
		async (path) => {
			const { page } = await openPage(browser, 'about:blank');
			await page.route('**/*.js', (route) => route.abort());
			await page.goto(inject('site') + path);
			const title = await page.textContent('.first-frame h1');
			const links = page.locator('.first-frame nav a');
			const addresses = await links.evaluateAll((all) =>
				all.map((link) => (link as HTMLAnchorElement).href)
			);
			await page.unroute('**/*.js');
			await page.addInitScript(() => {
				const headings: string[] = [];
				Object.assign(window, { headings });
				new MutationObserver(() => {
					const text = document.querySelector('#main h1')?.textContent;
					if (text && headings.at(-1) !== text) headings.push(text);
				}).observe(document, { childList: true, subtree: true, characterData: true });
			});
			await page.goto(inject('site') + path);
			await page.waitForSelector('#main h1');
			await page.waitForSelector('.first-frame', { state: 'detached' });
			const headings = await page.evaluate(
				() => (window as unknown as { headings: string[] }).headings
			);
			if (path !== 'explore/') expect(headings[0]).toBe(title);
			const real = await page
				.locator('nav')
				.first()
				.locator('a')
				.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
			expect(addresses).toEqual(real);
			await page.context().close();
		}
	);

	it('keeps no page waiting that is opened out of sight', async () => {
		const { page } = await openPage(browser, 'about:blank');
		await page.addInitScript(() => {
			Object.defineProperty(document, 'hidden', { value: true });
			window.requestAnimationFrame = () => 0;
		});
		await page.goto(`${inject('site')}glossary/`);
		await page.waitForSelector('#main h1');
		await page.context().close();
	});
});

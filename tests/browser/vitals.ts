import { cpus, loadavg } from 'node:os';
import type { Browser, Page } from 'playwright';
import { expect, inject } from 'vitest';
import { openPage } from './page';

/** What a reader sees of a page that is being opened. */
export interface Vitals {
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

/** An address below the site's, the width of the window and the reader's language. */
export type Opening = [path: string, width: number, locale: string];

/** Opens a page on a processor four times slower; with its scripts, or as its first frame alone. */
export async function openSlowly(
	browser: Browser,
	[path, width, locale]: Opening,
	scripts = true
): Promise<Page> {
	const viewport = { width, height: width < 500 ? 800 : 900 };
	const { page } = await openPage(browser, 'about:blank', { viewport, locale });
	await page.addInitScript('globalThis.__name = (of) => of');
	await page.addInitScript(observe);
	const session = await page.context().newCDPSession(page);
	await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	if (!scripts) await page.route('**/*.js', (route) => route.abort());
	await page.goto(inject('site') + path);
	await page.waitForSelector(scripts ? '#main h1' : '.first-frame h1', { timeout: 60_000 });
	return page;
}

/** Follows a page until what it shows is there: the demonstration has been read, the brief is made. */
export async function isThere(page: Page): Promise<void> {
	await page.waitForFunction(() => !document.querySelector('#main [role="progressbar"]'), null, {
		timeout: 120_000,
		polling: 200
	});
}

/** What was seen of the page so far. */
export async function vitalsOf(page: Page): Promise<Vitals> {
	await page.waitForTimeout(500);
	return page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
}

/** Fails where anything moved by itself, or the largest text was painted late. */
export async function expectGood(
	browser: Browser,
	opening: Opening,
	{ shift, shifted, ...first }: Vitals
): Promise<void> {
	expect(shift, shifted.join('\n')).toBeLessThanOrEqual(0.05);
	/** The largest paint of another opening. */
	const paintOf = async (scripts?: boolean) => {
		const page = await openSlowly(browser, opening, scripts);
		const vitals = await vitalsOf(page);
		await page.context().close();
		return vitals;
	};
	// Other work on this machine can only delay a paint, so the earliest of three counts.
	let { paint, what } = first;
	for (let again = 0; again < 2 && paint >= 1500; again++) ({ paint, what } = await paintOf());
	// Where other work takes the processors: at most twice what the text alone needs there.
	const busy = loadavg()[0] > 2 * cpus().length;
	const bound = paint >= 1500 && busy ? 2 * (await paintOf(false)).paint : 1500;
	expect(paint, what).toBeLessThan(bound);
	expect(paint).toBeGreaterThan(0);
}

import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launch, openPage } from './page';

const pages = [
	'explore/',
	'trends/',
	'plan/',
	'evaluate/',
	'data/',
	'report/',
	'methods/',
	'methods/hot-spots/',
	'glossary/'
];

interface Vitals {
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

it.each(pages)(
	'paints %s within 1.5 s on a processor four times slower, and moves nothing after',
	async (path) => {
		const { page } = await openPage(browser, 'about:blank');
		await page.addInitScript(observe);
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await page.goto(inject('site') + path);
		await page.waitForSelector('h1');
		await page.waitForTimeout(5000);
		const vitals = await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
		expect(vitals.shift, vitals.shifted.join('\n')).toBeLessThanOrEqual(0.05);
		expect(vitals.paint, vitals.what).toBeLessThan(1500);
		expect(vitals.paint).toBeGreaterThan(0);
		await page.context().close();
	}
);

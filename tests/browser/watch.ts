import type { Page } from 'playwright';

/** What a page showed, in milliseconds since it was asked for. */
export interface Moments {
	/** The heading, each time it changed. */
	headings: { at: number; text: string }[];
	/** When a map with a legend first stood still. */
	maps: { at: number; legend: string }[];
	/** Times that the page could not answer for more than 50 ms. */
	longTasks: { at: number; milliseconds: number }[];
}

/** Notes from now on what each page opened shows and when it could not answer. Call it before `goto`. */
export async function watch(page: Page): Promise<void> {
	// Names of functions are kept by a call that the page does not know when this runs outside of Vitest.
	await page.addInitScript('globalThis.__name = (of) => of');
	await page.addInitScript(() => {
		const moments: Moments = { headings: [], maps: [], longTasks: [] };
		Object.assign(window, { moments });
		const now = () => performance.now();
		new PerformanceObserver((list) => {
			for (const { startTime, duration } of list.getEntries())
				moments.longTasks.push({ at: startTime, milliseconds: duration });
		}).observe({ type: 'longtask', buffered: true });
		let drawn = '';
		new MutationObserver(() => {
			const text = document.querySelector('h1')?.textContent ?? '';
			if (text !== (moments.headings.at(-1)?.text ?? ''))
				moments.headings.push({ at: now(), text });
			const legend = document.querySelector('.legend')?.textContent ?? '';
			const canvas = document.querySelector<HTMLElement>('[data-drawn]');
			const sign = canvas?.dataset.drawn ?? '';
			if (legend && sign !== drawn && legend !== moments.maps.at(-1)?.legend)
				moments.maps.push({ at: now(), legend });
			drawn = sign;
		}).observe(document, {
			subtree: true,
			childList: true,
			characterData: true,
			attributes: true,
			attributeFilter: ['data-drawn']
		});
	});
}

/** What the page has shown so far. */
export function momentsOf(page: Page): Promise<Moments> {
	return page.evaluate(() => (window as unknown as { moments: Moments }).moments);
}

/** Waits until the heading of Explore says how many cases there are. */
export async function figures(page: Page, timeout = 110_000): Promise<void> {
	await page.waitForFunction(
		() => /\d/.test(document.querySelector('h1')?.textContent ?? ''),
		null,
		{ timeout, polling: 50 }
	);
}

/** Waits until the records behind the figures have been read too, and choices take effect. */
export async function ready(page: Page, timeout = 110_000): Promise<void> {
	await figures(page, timeout);
	await page.waitForFunction(() => !document.querySelector('.waiting'), null, { timeout });
}

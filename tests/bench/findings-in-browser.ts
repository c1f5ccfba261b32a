import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { buildFolder } from '../../src/cli/headers';
import { startServer } from '../../src/cli/server';
import { findBrowser } from '../browser/find-browser';
import { flags } from '../browser/flags';
import { momentsOf, ready, watch } from '../browser/watch';
import type { Row } from './run';

/** What each layer's legend says once it is drawn. */
const layers = [
	{ layer: 'hot-spots', legend: /99%\s*[\d,]+/ },
	{ layer: 'local-moran', legend: /High among high\s*[\d,]+/ },
	{ layer: 'emerging', legend: /pattern[^\d]*[\d,]+/ },
	{ layer: 'clusters', legend: /In a cluster that chance seldom gives/ }
] as const;

/** How long the layer is watched after its legend, so that its drawing counts too. */
const drawing = 1500;

/** Notes the time between each two frames from now on. */
function watchFrames(page: Page): Promise<void> {
	return page.evaluate(() => {
		const frames: number[] = [];
		Object.assign(window, { frames });
		let last = performance.now();
		const tick = (at: number) => {
			frames.push(at - last);
			last = at;
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	});
}

/** The frames since the last call, shortest first. */
const framesOf = (page: Page) =>
	page.evaluate(() => {
		const { frames } = window as unknown as { frames: number[] };
		return frames.splice(0).sort((a, b) => a - b);
	});

/** Chooses a layer, starts its work where it waits to be told, and watches the page until it is drawn. */
async function draw(page: Page, { layer, legend }: (typeof layers)[number]): Promise<Row[]> {
	await framesOf(page);
	const from = await page.evaluate(() => performance.now());
	await page.getByLabel('Layer', { exact: true }).selectOption(layer);
	if (layer === 'clusters') await page.getByRole('button', { name: 'Start', exact: true }).click();
	await page.waitForFunction(
		(source) => new RegExp(source).test(document.querySelector('.legend')?.textContent ?? ''),
		legend.source,
		{ timeout: 300_000, polling: 100 }
	);
	const took = (await page.evaluate(() => performance.now())) - from;
	await page.waitForTimeout(drawing);
	const frames = await framesOf(page);
	const { longTasks } = await momentsOf(page);
	const blocks = longTasks.filter(({ at }) => at > from).map(({ milliseconds }) => milliseconds);
	return [
		{ name: `${layer}: chosen to legend`, value: took, unit: 'ms' },
		{
			name: '… median time between frames',
			value: frames[Math.floor(frames.length / 2)],
			unit: 'ms'
		},
		{ name: '… 95th percentile', value: frames[Math.floor(0.95 * frames.length)], unit: 'ms' },
		{ name: '… blocks over 50 ms', value: blocks.length, unit: '' },
		{ name: '… longest block', value: Math.max(0, ...blocks), unit: 'ms' }
	];
}

async function run(): Promise<Row[]> {
	if (!existsSync(buildFolder))
		throw new Error('There is no built site: run `npm run build` first.');
	const server = await startServer(0);
	const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
	try {
		const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
		await watch(page);
		await page.goto(`${site}explore/`);
		await ready(page, 300_000);
		await page.waitForTimeout(5000);
		await watchFrames(page);
		await page.waitForTimeout(3000);
		const still = await framesOf(page);
		const rows: Row[] = [
			{
				name: 'nothing asked: median time between frames',
				value: still[Math.floor(still.length / 2)],
				unit: 'ms'
			}
		];
		for (const layer of layers) rows.push(...(await draw(page, layer)));
		return rows;
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}

export default {
	name: 'What stands out on the demonstration in Chromium: is the page still at its frame rate?',
	run
};

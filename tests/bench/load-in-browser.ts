import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { chromium, type Page } from 'playwright';
import { makeLarge } from '../../data/make-large';
import { buildFolder } from '../../src/cli/headers';
import { startServer } from '../../src/cli/server';
import { findBrowser } from '../browser/find-browser';
import { flags } from '../browser/flags';
import { figures, momentsOf, ready, watch } from '../browser/watch';
import type { Row } from './run';

/** kepler.gl 3.2 on the same file and machine, quiet: file to first hexagon frame, and its longest block. */
const kepler = { from: 1800, to: 2100, blocked: 1300 };
const LONG_TASK = 100;
const MOVES = 40;

const rows = Number(process.env.ATLAS_BENCH_ROWS ?? 1_000_000);

function held(name: string, value: number, most: number, unit = 'ms'): Row {
	return { name, value, unit, bar: `≤ ${most}`, ok: value <= most };
}

async function openExplore(page: Page, site: string): Promise<Row[]> {
	await page.goto(`${site}explore/`);
	await ready(page, 300_000);
	const answering = await page.evaluate(() => performance.now());
	await page.waitForTimeout(1500);
	const { headings, maps } = await momentsOf(page);
	const first = headings.find(({ text }) => /\d/.test(text))!;
	return [
		{ name: 'demonstration: frame with its heading', value: headings[0].at, unit: 'ms' },
		held('demonstration: figures', first.at, 3000),
		held('demonstration: first map that stands still', maps[0]?.at ?? NaN, 3000),
		{ name: 'demonstration: choices are answered', value: answering, unit: 'ms' }
	];
}

async function loadFile(page: Page, file: string): Promise<Row[]> {
	await page.click('nav a[href*="data/"]');
	const given = await page.evaluate(() => performance.now());
	await page.setInputFiles('input[type=file]', file);
	await page.waitForSelector('.confirm button:not([disabled])', { timeout: 600_000 });
	const reviewed = await page.evaluate(() => performance.now());
	await page.click('.confirm button');
	await page.waitForURL('**/explore/**', { timeout: 600_000 });
	await page.waitForFunction(() => !document.querySelector('.skeleton'), null, {
		timeout: 600_000
	});
	await figures(page, 600_000);
	await page.waitForTimeout(3000);
	const { headings, maps, longTasks } = await momentsOf(page);
	const after = <T extends { at: number }>(list: T[]) => list.filter(({ at }) => at > reviewed);
	const map = (after(maps)[0]?.at ?? NaN) - reviewed;
	const all = (after(headings).findLast(({ text }) => /\d/.test(text))?.at ?? NaN) - reviewed;
	const blocks = longTasks.filter(({ milliseconds }) => milliseconds > LONG_TASK);
	const blocked = blocks.filter(({ at }) => at > given);
	const longest = Math.max(0, ...after(longTasks).map(({ milliseconds }) => milliseconds));
	return [
		{ name: 'file chosen to review', value: reviewed - given, unit: 'ms' },
		held('confirmed to first true map', map, kepler.to),
		{ name: '… as a ratio to kepler.gl', value: map / kepler.from, unit: '×' },
		{ name: 'confirmed to all figures', value: all, unit: 'ms' },
		{
			name: `blocked over ${LONG_TASK} ms before, while the map starts: times`,
			value: blocks.length - blocked.length,
			unit: ''
		},
		{
			name: `blocked over ${LONG_TASK} ms since the file was chosen: times`,
			value: blocked.length,
			unit: '',
			bar: '= 0',
			ok: blocked.length === 0
		},
		held('longest block after confirming', longest, LONG_TASK),
		{ name: '… as a ratio to kepler.gl', value: longest / kepler.blocked, unit: '×' }
	];
}

/**
 * Moves an end of the brush by keyboard. `shown` is when the heading has followed (all that is drawn by
 * the page follows with it); `drawn` when the map has handed its new colours to the graphics card: the end of
 * the first pass of draw calls after colours were uploaded. Moves that change no colour have none.
 */
async function brush(page: Page): Promise<Row[]> {
	const times = await page.evaluate(async (moves) => {
		const handle = document.querySelectorAll('[role=slider]')[0];
		const heading = document.querySelector('h1')!;
		const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
		const pass = { uploaded: false, drawn: NaN };
		const { bufferSubData, drawElements } = WebGL2RenderingContext.prototype;
		WebGL2RenderingContext.prototype.bufferSubData = function (...given: unknown[]) {
			pass.uploaded = true;
			return bufferSubData.apply(this, given as never);
		};
		WebGL2RenderingContext.prototype.drawElements = function (...given) {
			if (pass.uploaded) {
				pass.uploaded = false;
				queueMicrotask(() => (pass.drawn = performance.now()));
			}
			return drawElements.apply(this, given);
		};
		const found: { shown: number; drawn: number }[] = [];
		for (let i = 0; i < moves; i++) {
			Object.assign(pass, { uploaded: false, drawn: NaN });
			const start = performance.now();
			const changed = new Promise((resolve) => {
				const observer = new MutationObserver(() => (observer.disconnect(), resolve(0)));
				observer.observe(heading, { subtree: true, childList: true, characterData: true });
			});
			handle.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
			await changed;
			const shown = performance.now() - start;
			for (let waited = 0; Number.isNaN(pass.drawn) && waited < 1000; waited += 10) await pause(10);
			found.push({ shown, drawn: pass.drawn - start });
			await pause(60);
		}
		return found;
	}, MOVES);
	const shown = times.map((time) => time.shown);
	const drawn = times.map((time) => time.drawn).filter(Number.isFinite);
	return [
		held('moved brush, everything updated: median', quantile(shown, 0.5), 60),
		held('… 95th percentile', quantile(shown, 0.95), 150),
		held('moved brush, colours submitted: median', quantile(drawn, 0.5), 100),
		held('… 95th percentile', quantile(drawn, 0.95), 250),
		{ name: '… moves that changed colours', value: drawn.length, unit: '' }
	];
}

const quantile = (values: number[], share: number) =>
	values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)];

async function run(): Promise<Row[]> {
	if (!existsSync(buildFolder))
		throw new Error('There is no built site: run `npm run build` first.');
	const file = `data/generated/large-${rows}.csv`;
	if (!existsSync(file)) makeLarge(file, rows);
	const server = await startServer(0);
	const site = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	const browser = await chromium.launch({ executablePath: await findBrowser(), args: flags });
	try {
		const context = await browser.newContext({
			viewport: { width: 1440, height: 900 },
			serviceWorkers: 'block'
		});
		const page = await context.newPage();
		await watch(page);
		return [
			...(await openExplore(page, site)),
			...(await loadFile(page, file)),
			...(await brush(page))
		];
	} finally {
		await browser.close();
		server.closeAllConnections();
		server.close();
	}
}

export default { name: `Load ${rows.toLocaleString('en')} rows and brush them in Chromium`, run };

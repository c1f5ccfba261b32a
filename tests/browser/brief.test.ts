import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goodPractice, objections } from './objections';
import { launch } from './page';
import { expectGood, isThere, openSlowly, vitalsOf, type Opening } from './vitals';

const root = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'brief-'));
/** Without the forecast, whose trials on the past take the longest and whose figure is another line. */
const sections = ['key-figures', 'map', 'time-series', 'hotspots', 'evaluation', 'indicators'];

/** The brief of the demonstration project by the `report` command. */
async function report(language: string): Promise<string> {
	const out = join(folder, language);
	// A run keeps beside the records how it showed them; what is built from `static` stays as it is.
	const data = join(folder, `${language}-data`);
	cpSync(join(root, 'static', 'demo'), data, { recursive: true });
	const given = JSON.stringify([...sections, 'methods', 'limits']);
	const set = [`report.language=${language}`, `report.sections=${given}`];
	await promisify(execFile)(
		process.execPath,
		[
			...['--import', 'tsx', 'src/cli/atlas.ts', 'report', 'data/generated/project.json'],
			...['--data', data, '--out', out, ...set.flatMap((each) => ['--set', each])]
		],
		{ cwd: root }
	);
	return join(out, 'report.html');
}

/** What a page of paper holds between the brief's margins, in CSS pixels. */
const papers = [
	{ format: 'A4', width: 673 },
	{ format: 'Letter', width: 695 }
];

/** What reaches beyond the sides of the page, and pictures that are not there. */
const cut = (page: Page) =>
	page.evaluate(() => {
		const { left, right } = document.body.getBoundingClientRect();
		const beyond = [...document.querySelectorAll('table, img, pre, p, h2, dl')].filter((each) => {
			const box = each.getBoundingClientRect();
			return box.width > 1 && (box.right > right + 1 || box.left < left - 1);
		});
		const broken = [...document.images].filter(({ naturalWidth }) => naturalWidth === 0);
		return [...beyond, ...broken].map((each) => each.outerHTML.slice(-200));
	});

let browser: Browser;
beforeAll(async () => {
	browser = await launch();
});
afterAll(async () => {
	await browser.close();
	rmSync(folder, { recursive: true });
});

async function holds(file: string): Promise<void> {
	expect(statSync(file).size).toBeLessThan(5_000_000);
	const context = await browser.newContext({ offline: true });
	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	const page = await context.newPage();
	await page.goto(pathToFileURL(file).href);
	expect(asked.filter((address) => !/^(file|data):/.test(address))).toEqual([]);
	expect(await objections(page, { tags: goodPractice })).toEqual([]);
	expect(await page.locator('figure img').count()).toBeGreaterThan(4);
	for (const { format, width } of papers) {
		await page.emulateMedia({ media: 'print' });
		await page.setViewportSize({ width, height: 1000 });
		expect(await cut(page), format).toEqual([]);
		expect((await page.pdf({ format })).length).toBeGreaterThan(50_000);
	}
	await context.close();
}

describe('the brief of the demonstration', () => {
	it('by the command opens without a network, is small, readable by all and fits paper', async () => {
		for (const file of await Promise.all(['en', 'ar'].map(report))) await holds(file);
	}, 400_000);

	it('by the page too, which on a processor four times slower paints its text within 1.5 s and moves nothing', async () => {
		const opening: Opening = ['report/', 360, 'es'];
		const page = await openSlowly(browser, opening);
		await isThere(page);
		const vitals = await vitalsOf(page);
		const download = page.waitForEvent('download', { timeout: 300_000 });
		await page.getByRole('button', { name: /^Guardar el informe/ }).click({ timeout: 300_000 });
		const file = join(folder, 'page.html');
		await (await download).saveAs(file);
		await page.context().close();
		await holds(file);
		await expectGood(browser, opening, vitals);
	}, 400_000);
});

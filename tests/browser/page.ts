import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright';
import { inject } from 'vitest';
import { flags } from './flags';

/** Every address that left this machine's own: seen by a proxy, so workers' requests count too. */
const leaving: string[] = [];

let witness: string | undefined;

/** Starts a proxy that answers nothing and notes what it was asked; the browser skips it for 127.0.0.1. */
async function startWitness(): Promise<string> {
	const proxy = createServer((request, response) => {
		leaving.push(String(request.url));
		response.statusCode = 502;
		response.end();
	});
	proxy.on('connect', (request, socket) => {
		leaving.push(String(request.url));
		socket.destroy();
	});
	proxy.unref();
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
}

/** Whether any page or worker has asked for this host; what was asked on purpose is forgotten. */
export function wasAsked(host: string): boolean {
	const asked = leaving.some((address) => address.includes(host));
	const others = leaving.filter((address) => !address.includes(host));
	leaving.splice(0, leaving.length, ...others);
	return asked;
}

/** A headless browser with software WebGL, whose every request to another host is noted. */
export async function launch(): Promise<Browser> {
	witness ??= await startWitness();
	return chromium.launch({
		executablePath: inject('browserPath'),
		// Quicker for pages that stand still, slower for ones that move: the benches, which measure, go without.
		args: [...flags, '--disable-gpu-compositing']
	});
}

/** What a page did that it must never do. */
export interface Trouble {
	/** Uncaught errors, console errors and requests to any other origin, workers' included. */
	readonly found: string[];
}

/** A page that notes every page error, console error and request to another origin. */
export async function openPage(
	browser: Browser,
	url: string,
	options: BrowserContextOptions = {}
): Promise<{ page: Page; trouble: Trouble }> {
	const context = await browser.newContext({
		viewport: { width: 1440, height: 900 },
		serviceWorkers: 'block',
		proxy: { server: witness!, bypass: '127.0.0.1' },
		...options
	});
	const found: string[] = [];
	const origin = new URL(url).origin;
	context.on('request', (request) => {
		const target = request.url();
		if (!target.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(target))
			found.push(`request to ${target}`);
	});
	context.on('console', (message) => {
		if (message.type() === 'error')
			found.push(`console: ${message.text()} (${message.location().url})`);
	});
	context.on('weberror', (error) => found.push(`error: ${error.error().message}`));
	const page = await context.newPage();
	await page.goto(url);
	const trouble: Trouble = {
		get found() {
			return [...found, ...leaving.map((address) => `left the machine: ${address}`)];
		}
	};
	return { page, trouble };
}

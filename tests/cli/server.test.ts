import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withPolicy } from '../../src/cli/headers';
import { startServer } from '../../src/cli/server';

const starter = (base: string) => `{ base: "${base}" }; import("${base}/_app/start.js")`;
const hashOf = (base: string) =>
	`'sha256-${createHash('sha256').update(starter(base)).digest('base64')}'`;
/** What a page brings along for hosts that send no headers. */
const policyOf = (base: string) =>
	`<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'wasm-unsafe-eval' ${hashOf(base)}; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'none'" />`;
const lost = (base: string) =>
	`<meta charset="utf-8" />${policyOf(base)}<link href="${base}/_app/a.css"><a href="${base}/explore/">Explore</a><script>${starter(base)}</script>`;

let outer: string;
beforeAll(async () => {
	outer = await mkdtemp(join(tmpdir(), 'atlas-server-'));
	const folder = join(outer, 'build');
	await mkdir(join(folder, 'explore'), { recursive: true });
	await writeFile(join(outer, 'secret.txt'), 'a secret');
	await writeFile(join(folder, '.htaccess'), 'a secret');
	await writeFile(join(folder, '404.html'), lost(''));
	await writeFile(join(folder, 'index.html'), 'home');
	await writeFile(join(folder, 'explore', 'index.html'), 'explore');
});
afterAll(() => rm(outer, { recursive: true }));

/** What the server answers to a path just as it is written: no client in between tidies it. */
function ask(server: Server, path: string, method = 'GET') {
	const { port } = server.address() as AddressInfo;
	type Answer = { status?: number; type?: string; policy: string; text: string };
	return new Promise<Answer>((resolve, reject) =>
		request({ host: '127.0.0.1', port, path, method }, async (response) => {
			let text = '';
			for await (const chunk of response) text += chunk;
			const { 'content-type': type, 'content-security-policy': policy } = response.headers;
			resolve({ status: response.statusCode, type, policy: String(policy), text });
		})
			.on('error', reject)
			.end()
	);
}

describe.each(['', '/some/folder'])('the server below "%s"', (base) => {
	let server: Server;
	beforeAll(async () => void (server = await startServer(0, base, join(outer, 'build'))));
	afterAll(() => void server.close());

	it('answers what is there', async () => {
		expect(await ask(server, `${base}/`)).toMatchObject({ status: 200, text: 'home' });
		expect(await ask(server, `${base}/explore/?a=b`)).toMatchObject({ status: 200 });
	});

	it.each(['/nowhere', '/no/where/', '/explore/nowhere.js', '/%zz', '/%00'])(
		'answers %s with the page that says so, its links and scripts at their place',
		async (path) => {
			const { status, type, policy, text } = await ask(server, base + path);
			expect({ status, type, text }).toEqual({
				status: 404,
				type: 'text/html; charset=utf-8',
				text: lost(base)
			});
			expect(policy).toContain(hashOf(base));
			expect(withPolicy(text)).toBe(text);
		}
	);

	it('answers a question for the head of it without its body', async () => {
		expect(await ask(server, `${base}/nowhere`, 'HEAD')).toMatchObject({ status: 404, text: '' });
	});

	it.each([
		'/../secret.txt',
		'/%2e%2e/secret.txt',
		'/..%2fsecret.txt',
		'/..%5csecret.txt',
		'/explore/../../secret.txt',
		'//secret.txt',
		'/.htaccess'
	])('lets nothing out of its folder by %s', async (path) => {
		const { status, text } = await ask(server, base + path);
		expect(status).toBe(404);
		expect(text).not.toMatch(/secret|atlas-server/);
	});

	it('answers nothing else outside of its sub-path', async () => {
		if (base) expect(await ask(server, '/explore/')).toMatchObject({ status: 404 });
	});
});

import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { chromium } from 'playwright';

const run = promisify(execFile);
const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const macApps = [
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'/Applications/Chromium.app/Contents/MacOS/Chromium'
];

function onPath(): string | undefined {
	const folders = (process.env.PATH ?? '').split(delimiter);
	const candidates = folders.flatMap((folder) =>
		names.flatMap((name) => [join(folder, name), join(folder, `${name}.exe`)])
	);
	return [...candidates, ...macApps].find((path) => existsSync(path));
}

function playwrightsOwn(): string | undefined {
	const path = chromium.executablePath();
	return path && existsSync(path) ? path : undefined;
}

function existing(): string | undefined {
	const named = process.env.ATLAS_BROWSER;
	if (named && !existsSync(named))
		throw new Error(`ATLAS_BROWSER names ${named}, which does not exist.`);
	return named ?? onPath() ?? playwrightsOwn();
}

async function install(): Promise<void> {
	const root = process.getuid?.() === 0;
	if (root && spawnSync('apt-get', ['--version']).status === 0) {
		await run('apt-get', ['update']);
		const packages = ['chromium', 'fonts-liberation', 'fonts-noto-core'];
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
			env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
			maxBuffer: Infinity
		});
	} else {
		await run('npx', ['playwright', 'install', 'chromium'], {
			shell: process.platform === 'win32'
		});
	}
}

/**
 * The path of a Chromium or Chrome: the variable ATLAS_BROWSER, the path, Playwright's own; where there
 * is none, one is installed in the way that works on this system, or the error says how.
 */
export async function findBrowser(): Promise<string> {
	const found = existing();
	if (found) return found;
	try {
		await install();
	} catch (error) {
		// The sentence below says what to do, this why it was needed.
		console.error(error);
	}
	const installed = existing();
	if (installed) return installed;
	throw new Error(
		'No Chromium or Chrome was found and none could be installed: install one (on Debian: apt-get install chromium) or set ATLAS_BROWSER to its path.'
	);
}

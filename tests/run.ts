import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './browser/find-browser';

/** How many checks passed and failed. */
interface Count {
	passed: number;
	failed: number;
}

const results = mkdtempSync(join(tmpdir(), 'atlas-tests-'));

/** Runs a program and resolves with whether it succeeded. */
function run(program: string, args: string[]): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn('npx', ['--no-install', program, ...args], {
			stdio: ['ignore', 'inherit', 'inherit'],
			shell: process.platform === 'win32'
		});
		child.on('close', (code) => resolve(code === 0));
		child.on('error', () => resolve(false));
	});
}

/** A check that passes or fails as a whole. */
async function check(program: string, args: string[]): Promise<Count> {
	const ok = await run(program, args);
	if (!ok) console.error(`failed: ${program} ${args.join(' ')}`);
	return { passed: Number(ok), failed: Number(!ok) };
}

/** A set of tests, counted one by one. */
async function tests(project: string): Promise<Count> {
	const file = join(results, `${project}.json`);
	const ok = await run('vitest', [
		'run',
		'--project',
		project,
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`
	]);
	try {
		const report = JSON.parse(readFileSync(file, 'utf8'));
		const failed = report.numFailedTests + (ok || report.numFailedTests ? 0 : 1);
		return { passed: report.numPassedTests, failed };
	} catch {
		return { passed: 0, failed: 1 };
	}
}

await run('svelte-kit', ['sync']);
// A browser is fetched, where there is none, while the processors are busy.
const [, ...checks] = await Promise.all([
	findBrowser(),
	check('prettier', ['--check', '--log-level', 'warn', '.']),
	check('eslint', ['.']),
	check('svelte-check', ['--tsconfig', './tsconfig.json', '--threshold', 'warning']),
	check('npm', ['run', '-s', 'site'])
]);
const counts = [...checks, await tests('unit'), await tests('browser')];
const total = (key: keyof Count) => counts.reduce((sum, count) => sum + count[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') ? 1 : 0);

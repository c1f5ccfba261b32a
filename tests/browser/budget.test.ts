import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';

const build = join(import.meta.dirname, '..', '..', 'build');

it('draws its first paint and a usable frame from less than 200 kB of script', () => {
	const page = readFileSync(join(build, 'explore', 'index.html'), 'utf8');
	const scripts = new Set(page.match(/_app\/immutable\/[^"]+\.js/g));
	expect(scripts.size).toBeGreaterThan(3);
	const bytes = [...scripts].reduce(
		(sum, script) => sum + gzipSync(readFileSync(join(build, script))).length,
		0
	);
	expect(bytes).toBeLessThan(200_000);
});

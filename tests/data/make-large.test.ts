import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeLarge } from '../../data/make-large';

describe('large files for benchmarks', () => {
	it('have the asked rows, about 45 bytes each, the same from the same seed', () => {
		const folder = mkdtempSync(join(tmpdir(), 'large-'));
		const made = (name: string, seed: number) => {
			makeLarge(join(folder, name), 12_345, seed);
			return readFileSync(join(folder, name), 'utf8');
		};
		try {
			const text = made('a.csv', 1);
			const lines = text.trimEnd().split('\n');
			expect(lines[0]).toBe('date,longitude,latitude,form');
			expect(lines.length).toBe(12_346);
			expect(text.length / 12_345).toBeGreaterThan(43);
			expect(text.length / 12_345).toBeLessThan(47);
			expect(
				lines
					.slice(1)
					.every((line) => /^20\d\d-\d\d-\d\d,-?\d+\.\d{4},\d+\.\d{4},[a-z ]+$/.test(line))
			).toBe(true);
			expect(made('b.csv', 1)).toBe(text);
			expect(made('c.csv', 2)).not.toBe(text);
		} finally {
			rmSync(folder, { recursive: true });
		}
	});
});

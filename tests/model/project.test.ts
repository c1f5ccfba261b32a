import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	periodEnd,
	periodLabel,
	periodNumber,
	periodStart,
	periodsBetween,
	type Step
} from '$lib/model/period';
import { projectSchema } from '$lib/model/project';
import { release } from '$lib/model/release';

describe('periods', () => {
	it.each(['day', 'week', 'month', 'quarter', 'year'] as Step[])('round-trips every %s', (step) => {
		for (let number = -300; number < 900; number++) {
			expect(periodNumber(periodStart(number, step), step)).toBe(number);
			expect(periodNumber(periodEnd(number, step), step)).toBe(number);
		}
	});

	it('starts weeks on Monday', () => {
		expect(periodStart(periodNumber('2001-01-01', 'week'), 'week')).toBe('2001-01-01');
		expect(periodStart(periodNumber('2001-01-07', 'week'), 'week')).toBe('2001-01-01');
	});

	it('names periods', () => {
		expect(periodLabel(periodNumber('2021-08-31', 'quarter'), 'quarter')).toBe('2021-Q3');
		expect(periodsBetween('2019-01-01', '2021-12-31', 'month').length).toBe(36);
	});
});

describe('the project', () => {
	it('fills in sensible defaults', () => {
		const project = projectSchema.parse({ version: 1 });
		expect(project.disclosure).toMatchObject({ mode: 'protected', minimumCount: 11 });
		expect(project.hotspots.correction).toBe('fdr');
	});

	it('refuses unknown keys and a window that ends before it begins', () => {
		expect(projectSchema.safeParse({ version: 1, hotspot: {} }).success).toBe(false);
		expect(
			projectSchema.safeParse({ version: 1, period: { from: '2021-01-01', to: '2020-01-01' } })
				.success
		).toBe(false);
	});
});

it('names the release that package.json names', () => {
	expect(release).toBe(JSON.parse(readFileSync('package.json', 'utf8')).version);
});

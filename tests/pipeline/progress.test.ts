import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { projectSchema } from '$lib/model/project';
import { partsOf, type Progress, type RunOptions } from '$lib/model/runner';
import { LocalDesk } from '$lib/pipeline/desk';
import { InlineRunner } from '$lib/workers/inline-runner';
import { engines } from '../database/engines';

const states = ['06', '12', '36', '48'];
const residents = ['state,residents', ...states.map((state) => `${state},20000000`)].join('\n');
const cases = (year: number) =>
	[
		'date,state,form',
		...Array.from({ length: 480 }, (_, i) =>
			[
				`${year}-${String((i % 12) + 1).padStart(2, '0')}-05`,
				states[(i * 7) % 4],
				i % 3 ? 'forced labour' : 'other'
			].join(',')
		)
	].join('\n');

const project = projectSchema.parse({
	version: 1,
	incidents: [{ file: 'first.csv' }, { file: 'second.csv' }],
	areas: { kind: 'builtin', set: 'us-states' },
	population: { file: 'residents.csv', columns: { area: 'state', population: 'residents' } },
	plan: {
		budget: 100_000,
		programmes: [
			{
				id: 'training',
				unitCost: 1000,
				response: { kind: 'saturating', maximumShare: 0.3, halfUnits: 5 }
			}
		]
	}
});
const files = {
	'first.csv': new Blob([cases(2021)]),
	'second.csv': new Blob([cases(2022)]),
	'residents.csv': new Blob([residents])
};

describe('how far work is', () => {
	let engine: Engine;
	beforeAll(async () => void (engine = await engines[0][1]()));
	afterAll(() => engine.close());

	/** The shares that were told while something was done. */
	async function told(work: (onProgress: (progress: Progress) => void) => Promise<unknown>) {
		const shares: number[] = [];
		await work(({ share }) => shares.push(share));
		return shares;
	}

	/** Never back, and not beyond the whole. */
	function expectOnward(shares: number[], steps: number) {
		expect(shares).toEqual(shares.toSorted((a, b) => a - b));
		expect(new Set(shares).size).toBeGreaterThanOrEqual(steps);
		expect(shares.at(-1)).toBeLessThanOrEqual(1);
	}

	it('is a stretch of the whole in each part', () => {
		const shares: number[] = [];
		const part = partsOf({ onProgress: ({ share }) => shares.push(share) });
		part(0, 0.25).onProgress?.({ share: 1 });
		part(0.25, 0.75).onProgress?.({ share: 0.5 });
		expect(shares).toEqual([0.25, 0.5]);
		expect(() => partsOf<RunOptions>({})(0, 1).onProgress?.({ share: 1 })).not.toThrow();
	});

	it('goes on from opening files to placing rows, and from the need to the plan', async () => {
		const desk = new LocalDesk(engine, new InlineRunner());
		const loading = await told((onProgress) => desk.open(project, files, { onProgress }));
		expectOnward(loading, 8);
		expect(loading[0]).toBeLessThan(0.1);
		expect(loading.at(-1)).toBeGreaterThan(0.7);

		const planning = await told((onProgress) =>
			desk.answer('plan-resources', project, files, { onProgress })
		);
		expectOnward(planning, 3);
	});
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { projectSchema, type Project } from '$lib/model/project';
import type { Context } from '$lib/pipeline/context';
import { measureNeed } from '$lib/pipeline/measure-need';
import { openProject } from '$lib/pipeline/open-project';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

/** Cases of a month: two states that grow, and two with too few to show by month, of which one grows. */
const casesOf: Record<string, (month: number) => number> = {
	Ohio: (t) => 24 + Math.floor(t / 3),
	Texas: (t) => 40 + Math.floor(t / 4),
	Iowa: (t) => 12 - (t % 3),
	Utah: (t) => Math.floor(t / 7)
};
const rows = Object.entries(casesOf).flatMap(([state, cases]) =>
	Array.from({ length: 60 }, (_, t) =>
		Array<string>(cases(t)).fill(
			`${2018 + Math.floor(t / 12)}-${String((t % 12) + 1).padStart(2, '0')},${state}`
		)
	).flat()
);
const csv = `month,state\n${rows.join('\n')}\n`;

function projectOf(mode: 'exact' | 'protected'): Project {
	return projectSchema.parse({
		version: 1,
		incidents: [{ file: 'cases.csv', columns: { date: 'month', area: 'state' } }],
		areas: { kind: 'builtin', set: 'us-states' },
		disclosure: { mode },
		plan: {
			budget: 1_000_000,
			need: {
				components: [
					{ source: 'cases', weight: 1 },
					{ source: 'trend', weight: 1 }
				]
			}
		}
	});
}

describe('the slow parts of a need', () => {
	let engine: Engine;
	let context: Context;
	beforeAll(async () => {
		engine = await openBlockingEngine();
		const files = { open: () => Promise.resolve(new Blob([csv])) };
		context = { engine, runner: new InlineRunner(), files };
	});
	afterAll(() => engine.close());

	it('are not those that another rule of what may be shown allowed', async () => {
		const [open, guarded] = [projectOf('exact'), projectOf('protected')];
		const fresh = await measureNeed(guarded, await openProject(guarded, context), context);
		const loaded = await openProject(open, context);
		const exact = await measureNeed(open, loaded, context);
		const after = await measureNeed(guarded, loaded, context);
		expect(after.total).toBe(fresh.total);
		expect(after.shares).toEqual(fresh.shares);
		// The test would say nothing if both rules gave the same.
		expect(exact.shares).not.toEqual(fresh.shares);
	});
});

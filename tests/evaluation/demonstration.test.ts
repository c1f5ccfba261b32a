import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DiskFiles } from '../../src/cli/disk-files';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { Engine } from '$lib/model/engine';
import type { EvaluationResult } from '$lib/model/evaluation';
import { projectSchema } from '$lib/model/project';
import { evaluateInterventions } from '$lib/pipeline/evaluate-interventions';
import { openProject } from '$lib/pipeline/open-project';
import { InlineRunner } from '$lib/workers/inline-runner';

interface Campaign {
	name: string;
	counties: string[];
	controls: string[];
	from: string;
	acts: 'identification' | 'prevention' | 'nothing';
	effect: number;
}

const truth = JSON.parse(readFileSync('data/generated/truth.json', 'utf8')) as {
	campaigns: Campaign[];
};

const project = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'static/demo/synthetic-incidents.csv.gz',
			columns: { date: 'date', area: 'county_fips' }
		}
	],
	areas: { kind: 'builtin', set: 'us-counties' },
	evaluate: {
		methods: ['wdd', 'interrupted-series', 'difference-in-differences', 'synthetic-control'],
		interventions: truth.campaigns.map(({ name, counties, controls, from }) => ({
			name,
			areas: counties,
			controls,
			from,
			beforePeriods: 36,
			afterPeriods: 24
		}))
	}
});

let engine: Engine;
/** On exact counts, and as far as they may be shown. */
let evaluations: EvaluationResult[];
let shown: EvaluationResult[];
beforeAll(async () => {
	engine = await openNodeEngine();
	const context = { engine, runner: new InlineRunner(), files: new DiskFiles('.') };
	const loaded = await openProject(project, context);
	const exact = { ...project, disclosure: { ...project.disclosure, mode: 'exact' as const } };
	({ evaluations } = await evaluateInterventions(exact, loaded, context));
	({ evaluations: shown } = await evaluateInterventions(project, loaded, context));
}, 120_000);
afterAll(() => engine.close());

/** The headline of one method for one campaign. */
function headline(campaign: string, method: string) {
	const { results } = evaluations.find(({ intervention }) => intervention === campaign)!;
	return results.find((result) => result.method === method)!.effects[0];
}

describe('the campaigns planted in the demonstration', () => {
	for (const { name, acts, effect } of truth.campaigns) {
		const methods = ['wdd', 'interrupted-series', 'difference-in-differences'];
		if (acts === 'nothing')
			it.each(methods)(`finds no effect of "${name}" by %s`, (method) => {
				expect(headline(name, method).p).toBeGreaterThan(0.05);
			});
		else {
			it.each(methods)(`finds "${name}" and its direction by %s`, (method) => {
				const { estimate, p } = headline(name, method);
				expect(Math.sign(estimate)).toBe(Math.sign(Math.log(effect)));
				expect(p).toBeLessThan(0.05);
			});
			it(`spans the true ratio of "${name}" by difference in differences`, () => {
				const { lower, upper } = headline(name, 'difference-in-differences');
				expect(Math.log(effect)).toBeGreaterThan(lower);
				expect(Math.log(effect)).toBeLessThan(upper);
			});
		}
	}

	it('shows no series by month of areas that do not publish their months, and says what is filled in', () => {
		const parts = shown.flatMap(({ results }) => results);
		expect(parts.length).toBeGreaterThan(0);
		expect(parts.filter(({ series }) => series)).toEqual([]);
		const studies = parts.flatMap(({ eventStudy }) => eventStudy ?? []);
		expect(studies.filter(({ cases }) => !Number.isNaN(cases))).toEqual([]);
		expect(parts.every(({ warnings }) => warnings.includes('partly-published'))).toBe(true);
		for (const { counts } of shown)
			for (const count of Object.values(counts)) expect(count > 0 && count < 11).toBe(false);
	});
});

it('withholds every estimate that rests on a count to be hidden', async () => {
	const context = { engine, runner: new InlineRunner(), files: new DiskFiles('.') };
	const [campaign] = project.evaluate!.interventions;
	const small = {
		...campaign,
		areas: ['12127'],
		controls: ['12105'],
		beforePeriods: 3,
		afterPeriods: 3
	};
	const narrow = { ...project, evaluate: { ...project.evaluate!, interventions: [small] } };
	const loaded = await openProject(narrow, context);
	const result = await evaluateInterventions(narrow, loaded, context);
	expect(result.hidden).toBe(1);
	expect(result.evaluations[0].results).toEqual([]);
	expect(Object.values(result.evaluations[0].counts).every(Number.isNaN)).toBe(true);
}, 60_000);

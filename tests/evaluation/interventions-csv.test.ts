import { describe, expect, it } from 'vitest';
import { readInterventions } from '$lib/intake/interventions/read-interventions';
import { spanOf } from '$lib/evaluation/intervention-span';
import type { Panel } from '$lib/model/panel';
import { periodsBetween } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import { overwriteGetLocale } from '$lib/messages/compiled/runtime';
import { problemText } from '$lib/wording/problem';
import { interventionSchema } from '$lib/model/settings/evaluate';

const header = 'What,Where,Controls,From,Before periods,After periods,Cost,Intended effect';

function refusal(text: string): InputError {
	try {
		readInterventions(text, 'plan.csv');
	} catch (error) {
		if (error instanceof InputError) return error;
	}
	throw new Error('The file was not refused.');
}

describe('interventions from CSV', () => {
	it('are read with their areas, spans, cost and intended effect', () => {
		const text = `\ufeff${header}\n"Know, the signs",a; b,c,2021-03-01,36,,12000,more reports\nPosters,a,,2021-04-01,,,,\n`;
		const [first, second] = readInterventions(text, 'plan.csv');
		expect(first).toMatchObject({
			...{ name: 'Know, the signs', areas: ['a', 'b'], controls: ['c'], from: '2021-03-01' },
			...{ beforePeriods: 36, afterPeriods: 12, cost: 12000, intendedEffect: 'more reports' }
		});
		expect(second).toMatchObject({ controls: [], beforePeriods: 24, afterPeriods: 12 });
	});

	it.each([
		['what,where\nx,a', 'from', 1, /what \(quoi\), where \(où\) et from/],
		['what,where,from\nx,a,March', 'from', 2, /Un jour comme 2021-03-01/],
		['what,where,from\nx,a,2021-01-01\n,a,2021-01-01', 'what', 3, /ce qui a été fait/],
		['what,where,from\nx,;,2021-01-01', 'where', 2, /point-virgule/],
		['what,where,from\n\n , ,\nx,a,March', 'from', 4, /Un jour/],
		['what,where,from,cost\nx,a,2021-01-01,much', 'cost', 2, /Un montant/],
		['what,where,from,before periods\nx,a,2021-01-01,-3', 'before periods', 2, /nombre entier/],
		['what,where,from,after periods\nx,a,2021-01-01,1.5', 'after periods', 2, /nombre entier/],
		['what,where,from\n', undefined, undefined, /aucune intervention/]
	])(
		'name the row and column of what cannot be used, in the reader’s language (%j)',
		(text, column, row, said) => {
			const error = refusal(text);
			expect(error.place).toEqual(
				expect.objectContaining({ file: 'plan.csv', ...(row ? { row, column } : {}) })
			);
			overwriteGetLocale(() => 'fr');
			expect(problemText(error.code, error.message, error.params)).toMatch(said);
			overwriteGetLocale(() => 'en');
			expect(problemText(error.code, error.message, error.params)).not.toMatch(said);
		}
	);
});

/** Five areas in a row, each next to those beside it. */
const neighbours = {
	offsets: Int32Array.of(0, 1, 3, 5, 7, 8),
	indices: Int32Array.of(1, 0, 2, 1, 3, 2, 4, 3)
} as never;
const ids = ['a', 'b', 'c', 'd', 'e'];
const panel = {
	areaIds: ids,
	areaNames: ids,
	periods: periodsBetween('2020-01-01', '2021-12-31', 'month'),
	counts: new Float64Array(5 * 24).fill(9),
	population: null,
	incompleteLast: 0
} as Panel;
const span = (change: object) =>
	spanOf({
		panel,
		methods: [],
		neighbours,
		intervention: interventionSchema.parse({
			...{ name: 'x', areas: ['a'], controls: ['e'], from: '2021-01-01' },
			...{ beforePeriods: 12, afterPeriods: 12, ...change }
		})
	});

describe('the areas of an intervention', () => {
	it('are ringed by those next door, and so are the ones compared with', () => {
		expect(span({ ring: true })).toMatchObject({ displacement: [1], displacementControls: [3] });
		expect(span({})).toMatchObject({ displacement: [], displacementControls: [] });
	});

	it('play one part each', () => {
		expect(() => span({ controls: ['e', 'a'] })).toThrow('names the area "a" (a) twice');
	});
});

import { afterAll, describe, expect, it } from 'vitest';
import { changeClass } from '$lib/panels/trends/overview/forecast-change';
import { outlookOf, scenarioFactor, underScenario } from '$lib/panels/trends/area/outlook';
import { courseOf } from '$lib/panels/trends/overview/course';
import { overwriteGetLocale } from '$lib/messages/compiled/runtime';
import { defaultArea } from '$lib/panels/trends/default-area';
import { areaSentence } from '$lib/panels/trends/sentences';
import type { ShownForecasts } from '$lib/model/forecast';
import type { ShownAreaTrend, ShownTrends } from '$lib/model/trends';

const column = (...values: number[]) => Float64Array.from(values);
const periods = { step: 'month' as const, first: 600, length: 6 };

/** One area, six months of which the last is incomplete. */
const detail = {
	area: 1,
	periods,
	wholePeriods: 5,
	counts: { columns: 6, counts: column(20, 21, NaN, 23, 24, 5), statuses: new Uint8Array(6) },
	level: column(20, 21, 22, 23, 24, NaN),
	levelLower: column(18, 19, 20, 21, 22, NaN),
	levelUpper: column(22, 23, 24, 25, 26, NaN)
} as unknown as ShownAreaTrend;

/** Two areas, three months ahead from the incomplete one on. */
const numbers = Object.fromEntries(
	['mean', 'median', 'lower50', 'upper50', 'lower90', 'upper90'].map((name) => [
		name,
		column(1, 2, 3, 30, 31, 32)
	])
);
const forecasts = {
	periods: { ...periods, first: 605, length: 3 },
	areas: { numbers }
} as unknown as ShownForecasts;

describe('the outlook of an area', () => {
	it('puts the past and the forecast on one axis; what is incomplete is apart', () => {
		const outlook = outlookOf(detail, forecasts, 602);
		expect(outlook.periods).toEqual({ step: 'month', first: 602, length: 6 });
		expect(outlook.start).toBe(3);
		expect(outlook.observed).toEqual(column(NaN, 23, 24, NaN, NaN, NaN));
		expect(outlook.incomplete).toEqual(column(NaN, NaN, NaN, 5, NaN, NaN));
		expect(outlook.median).toEqual(column(NaN, NaN, NaN, 30, 31, 32));
	});

	it('is the past alone while there is no forecast', () => {
		const outlook = outlookOf(detail, null, 0);
		expect(outlook.periods).toEqual(periods);
		expect(outlook.median.every(Number.isNaN)).toBe(true);
	});

	it('bends under a scenario from the period on that the campaign starts in, and never the past', () => {
		const scenario = { reporting: 0.2, campaign: -0.5, from: 1 };
		expect([0, 1, 2].map((h) => scenarioFactor(scenario, h))).toEqual([1.2, 0.6, 0.6]);
		const outlook = outlookOf(detail, forecasts, 602);
		const bent = underScenario(outlook.median, outlook.start, scenario);
		expect(bent[3]).toBeCloseTo(36, 9);
		expect(bent[4]).toBeCloseTo(18.6, 9);
		expect(scenarioFactor({ reporting: 0, campaign: 0, from: 0 }, 0)).toBe(1);
	});
});

describe('the change that a forecast expects', () => {
	const trends = {
		areaIds: ['a', 'b'],
		periods,
		wholePeriods: 5,
		areas: {
			numbers: { cases: column(NaN, 100) },
			labels: { direction: ['rising', 'steady'], alert: ['alert', 'quiet'] }
		}
	} as unknown as ShownTrends;

	it('has five classes with both edges in the outer one', () => {
		expect([-0.3, -0.25, -0.1, 0, 0.1, 0.25].map(changeClass)).toEqual([
			'much-lower',
			'lower',
			'same',
			'same',
			'higher',
			'much-higher'
		]);
		expect(changeClass(NaN)).toBeNull();
	});

	it('opens with an area that has something to show, though another stands out', () => {
		const cells = { columns: 4, counts: column(NaN, NaN, NaN, NaN, 20, 21, 22, 23) };
		expect(defaultArea(trends, cells as never)).toBe(1);
	});
});

describe('the sentence of an area whose level changed', () => {
	afterAll(() => overwriteGetLocale(() => 'en'));
	const number = { change: column(-0.4, 0.3, 0.1), rate: column(NaN, NaN, 2) };
	const trends = {
		areaNames: ['Toytown', 'Newton', 'Midway'],
		periods: { step: 'year', first: 40, length: 12 },
		areas: {
			numbers: { ...number, changeLower: number.change, changeUpper: number.change },
			labels: { direction: ['falling', 'rising', 'rising'] }
		},
		levelChanges: [
			{ at: '2019', period: 49, ratio: 0 },
			{ at: '2016', period: 46, ratio: Infinity },
			{ at: '2016', period: 46, ratio: 1.5 }
		]
	} as unknown as ShownTrends;

	it.each([
		['en', 'Toytown: falling. Recorded cases fell to zero in 2019 and have stayed there.'],
		['es', 'Toytown: en descenso. Los casos registrados cayeron a cero en 2019 y siguen ahí.'],
		['fr', 'Toytown : en baisse. Les cas enregistrés sont tombés à zéro en 2019 et y sont restés.'],
		['ar', 'Toytown: في انخفاض. انخفضت الحالات المسجلة إلى الصفر في 2019 وبقيت عنده.'],
		['pt', 'Toytown: em queda. Os casos registrados caíram a zero em 2019 e assim permanecem.']
	] as const)(
		'says in %s that it fell to zero and when, not by how much a year',
		(locale, said) => {
			overwriteGetLocale(() => locale);
			const sentence = areaSentence(trends, 0).replace(/\u00a0/g, ' ');
			expect(sentence).toBe(said);
		}
	);

	it('says when cases were first recorded, and by how much a level moved', () => {
		overwriteGetLocale(() => 'en');
		expect(areaSentence(trends, 1)).toBe(
			'Newton: rising. No case was recorded before 2016; since then some have been.'
		);
		expect(areaSentence(trends, 2)).toMatch(
			/per resident moved to another level: \+50\s?% from 2016 on/
		);
		const steady = { ...trends, levelChanges: [null, null, null] };
		expect(areaSentence(steady, 0)).toMatch(/change by [−-]40\s?% a year/);
	});
});

describe('the small course of an area', () => {
	const table = (columns: number, ...counts: number[]) => ({
		cells: { columns, counts: column(...counts) } as never
	});
	const months = table(4, 20, 21, NaN, 23, NaN, NaN, NaN, 12, NaN, NaN, NaN, NaN);
	const years = table(2, 60, 70, 40, 45, NaN, NaN);

	it('is of the step asked for where half of it may be shown, else of years, else nothing', () => {
		expect(courseOf(0, months, years)).toEqual({ values: column(20, 21, NaN, 23), byYear: false });
		expect(courseOf(1, months, years)).toEqual({ values: column(40, 45), byYear: true });
		expect(courseOf(1, months, null)).toEqual({ values: column(NaN, NaN, NaN, 12), byYear: false });
		expect(courseOf(2, months, years)).toBeNull();
	});
});

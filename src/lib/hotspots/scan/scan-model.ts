import { InputError } from '$lib/model/problem';
import { multinomial } from '$lib/numeric/multinomial';
import { shuffle, type Random } from '$lib/numeric/random';
import { circleMaker } from './circles';
import type { ScanInput } from './scan-input';

/** Everything the scan needs that does not change between replicates. */
export interface ScanModel {
	areas: number;
	/** Periods that count: 1 for a scan of space only. */
	periods: number;
	/** Windows in time: all that end with the last period (prospective), all runs of periods, or the one there is. */
	windows: 'whole' | 'ending-last' | 'all';
	/** Longest window in periods. */
	maxPeriods: number;
	/** Cases and expected cases by area and period, area-major. The expected sum to the cases. */
	cases: Float64Array;
	expected: Float64Array;
	total: number;
	/** 1 for areas that take part: they have a population (or cases), a centre and data. */
	included: Uint8Array;
	/** Areas with cases that were left out for want of a population or a centre. */
	withoutPopulation: number;
	circles: ReturnType<typeof circleMaker>;
	/** Fills `into` (area-major) with cases as chance would deal them. */
	simulate(random: Random, into: Int32Array): void;
}

/** Builds the model of a scan. Throws `InputError` when there is nothing to scan. */
export function scanModel(input: ScanInput): ScanModel {
	const { settings } = input;
	const areas = input.centres.length / 2;
	const permutes = settings.model === 'permutation';
	if (permutes && settings.kind === 'space')
		throw new InputError(
			'The permutation model looks for cases that are close in space and time together; choose the kind "space-time" or "prospective" for it.',
			{},
			'permutation-needs-time'
		);
	const { cases, atRisk, periods, unmatched } = tables(input, areas);
	const included = new Uint8Array(areas);
	for (let a = 0; a < areas; a++) {
		const row = (of: Float64Array) => of.subarray(a * periods, (a + 1) * periods);
		const located = Number.isFinite(input.centres[2 * a] + input.centres[2 * a + 1]);
		included[a] = Number(located && (permutes || sum(row(atRisk)) > 0));
		if (included[a] === 1) continue;
		if (sum(row(cases)) > 0) unmatched.add(a);
		row(cases).fill(0);
		row(atRisk).fill(0);
	}
	const total = sum(cases);
	if (!(total > 0))
		throw new InputError(
			'There are no cases in areas with a population, so there is nothing to scan.',
			{},
			'no-cases'
		);
	const expected = permutes
		? productOfMargins(cases, areas, periods, total)
		: scaled(atRisk, total);
	const weights = new Float64Array(areas);
	(permutes ? cases : atRisk).forEach((value, i) => (weights[Math.floor(i / periods)] += value));
	return {
		areas,
		periods,
		windows:
			settings.kind === 'space' ? 'whole' : settings.kind === 'prospective' ? 'ending-last' : 'all',
		maxPeriods: longestWindow(input),
		cases,
		expected,
		total,
		included,
		withoutPopulation: unmatched.size,
		circles: circleMaker(
			input.centres,
			weights,
			included,
			settings.maxPopulationShare * sum(weights)
		),
		simulate: permutes ? timeShuffler(cases, periods) : poissonDealer(expected, total)
	};
}

/** Longest window: as set, else half of the periods; never more than all but one. */
export function longestWindow({
	periods,
	settings
}: Pick<ScanInput, 'periods' | 'settings'>): number {
	if (settings.kind === 'space') return 1;
	return Math.max(1, Math.min(settings.maxPeriods ?? Math.floor(periods / 2), periods - 1));
}

/** Cases and residents by area and period; one period for a scan of space only. Cells without data hold neither. */
function tables({ counts, periods, population, settings }: ScanInput, areas: number) {
	if (!population && settings.model === 'poisson')
		throw new InputError(
			'The Poisson scan compares cases with the population, and none was found; name a population or use the permutation model.',
			{},
			'no-population'
		);
	if (settings.kind !== 'space' && periods < 2)
		throw new InputError(
			'A scan in space and time needs at least two periods.',
			{},
			'too-few-periods'
		);
	const columns = settings.kind === 'space' ? 1 : periods;
	const cases = new Float64Array(areas * columns);
	const atRisk = new Float64Array(areas * columns);
	const unmatched = new Set<number>();
	const perPeriod = population?.length === areas * periods;
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < periods; t++) {
			const count = counts[a * periods + t];
			const residents = population ? population[perPeriod ? a * periods + t : a] : 0;
			if (Number.isNaN(count)) continue;
			if (settings.model === 'poisson' && !(residents > 0)) {
				if (count > 0) unmatched.add(a);
				continue;
			}
			const cell = columns === 1 ? a : a * columns + t;
			cases[cell] += count;
			if (residents > 0) atRisk[cell] += residents;
		}
	return { cases, atRisk, periods: columns, unmatched };
}

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);

function scaled(values: Float64Array, total: number): Float64Array {
	const scale = total / sum(values);
	return values.map((value) => value * scale);
}

/** Cases of the area times cases of the period over all cases. */
function productOfMargins(
	cases: Float64Array,
	areas: number,
	periods: number,
	total: number
): Float64Array {
	const byArea = new Float64Array(areas);
	const byPeriod = new Float64Array(periods);
	cases.forEach((count, i) => {
		byArea[Math.floor(i / periods)] += count;
		byPeriod[i % periods] += count;
	});
	return cases.map((_, i) => (byArea[Math.floor(i / periods)] * byPeriod[i % periods]) / total);
}

/** All cases dealt among the cells by their expectation (given the total, Poisson counts are multinomial). */
function poissonDealer(expected: Float64Array, total: number): ScanModel['simulate'] {
	const deal = multinomial(expected);
	return (random, into) => {
		into.fill(0);
		deal(Math.round(total), random, into);
	};
}

/** The periods of all cases shuffled among them: each area and each period keeps its number of cases. */
function timeShuffler(cases: Float64Array, periods: number): ScanModel['simulate'] {
	const areaOf: number[] = [];
	const times: number[] = [];
	cases.forEach((count, i) => {
		for (let k = 0; k < Math.round(count); k++) {
			areaOf.push(Math.floor(i / periods));
			times.push(i % periods);
		}
	});
	return (random, into) => {
		into.fill(0);
		const shuffled = shuffle(Int32Array.from(times), random);
		areaOf.forEach((area, k) => into[area * periods + shuffled[k]]++);
	};
}

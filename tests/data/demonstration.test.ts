import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { projectSchema } from '$lib/model/project';
import { makeDemonstration } from '../../data/demo/demonstration';
import { demonstrationProject } from '../../data/demo/project';
import type { PlantedSpot } from '../../data/demo/plan';

const { files, truth } = makeDemonstration();
const table = (name: string) =>
	files[name]
		.trimEnd()
		.split('\n')
		.map((line) => line.split(','));
const [header, ...rows] = table('synthetic-incidents.csv');
const at = (column: string) => header.indexOf(column);
const [DATE, REPORTED, FIPS, STATE] = ['date', 'reported', 'county_fips', 'state'].map(at);

const residents = new Map(
	table('synthetic-population.csv')
		.slice(1)
		.map(([fips, , , count]) => [fips, Number(count)])
);
const monthOf = (label: string) =>
	(Number(label.slice(0, 4)) - 2015) * 12 + Number(label.slice(5)) - 1;

/** Cases in the file by county and month. */
const counts = new Map<string, Float64Array>();
for (const fips of residents.keys()) counts.set(fips, new Float64Array(120));
for (const row of rows) counts.get(row[FIPS])![monthOf(row[DATE])]++;

function casesIn(counties: Iterable<string>, from = 0, to = 120): number {
	let sum = 0;
	for (const fips of counties) for (let t = from; t < to; t++) sum += counts.get(fips)![t];
	return sum;
}

function rateIn(counties: Iterable<string>, from = 0, to = 120): number {
	const all = [...counties];
	const people = all.reduce((sum, fips) => sum + residents.get(fips)!, 0);
	return (casesIn(all, from, to) / people / ((to - from) / 12)) * 1e5;
}

const planted = new Set(truth.spots.flatMap((spot: PlantedSpot) => spot.counties));
const ordinary = [...residents.keys()].filter((fips) => !planted.has(fips));

describe('the demonstration data', () => {
	it('come out the same byte for byte from the same seed, and otherwise from another', () => {
		const digest = (texts: Record<string, string>) =>
			createHash('sha256').update(JSON.stringify(texts)).digest('hex');
		expect(digest(makeDemonstration().files)).toBe(digest(files));
		expect(makeDemonstration(1).files['synthetic-lists.csv']).not.toBe(
			files['synthetic-lists.csv']
		);
	});

	it('hold about 60,000 cases with every column filled as a case list is', () => {
		expect(rows.length).toBeGreaterThan(58_000);
		expect(rows.length).toBeLessThan(63_000);
		for (const row of rows) {
			expect(row.length).toBe(header.length);
			if (!/^20(1[5-9]|2[0-4])-(0[1-9]|1[0-2])$/.test(row[DATE])) throw new Error(row.join());
			if (row[REPORTED] < row[DATE] || row[REPORTED] > '2024-12') throw new Error(row.join());
			if (!residents.has(row[FIPS])) throw new Error(row.join());
			if (!/^-?\d+(\.\d{1,2})?$/.test(row[at('longitude')])) throw new Error(row.join());
			if (row.some((cell) => /null|undefined|NaN/.test(cell))) throw new Error(row.join());
		}
	});

	it('mix forms, sexes, ages and countries in plausible shares', () => {
		const share = (column: string, value: string) =>
			rows.filter((row) => row[at(column)] === value).length / rows.length;
		expect(share('form', 'sexual exploitation')).toBeCloseTo(0.55, 1);
		expect(share('form', 'forced labour')).toBeCloseTo(0.27, 1);
		expect(share('sex', 'female')).toBeGreaterThan(0.65);
		expect(share('sex', 'female')).toBeLessThan(0.8);
		expect(share('sex', '')).toBeLessThan(0.04);
		expect(share('age_band', '9-17')).toBeGreaterThan(0.15);
		expect(share('citizenship', 'US')).toBeGreaterThan(0.4);
		expect(share('citizenship', 'MX')).toBeGreaterThan(0.1);
	});

	it('settle a third of a thousand million people in 3,143 counties, none empty', () => {
		expect(residents.size).toBeGreaterThan(3130);
		const all = [...residents.values()];
		expect(Math.min(...all)).toBeGreaterThan(0);
		expect(all.reduce((sum, count) => sum + count, 0) / 333e6).toBeCloseTo(1, 2);
	});
});

describe('the project over them', () => {
	it('is one that the atlas accepts', () => {
		const project = projectSchema.parse(demonstrationProject(truth, 'demo'));
		expect(project.evaluate!.interventions.length).toBe(3);
	});
});

describe('the planted truths', () => {
	it('show in every hot and cold spot, year by year', () => {
		for (const spot of truth.spots as PlantedSpot[])
			spot.factorByYear.forEach((factor, year) => {
				const ratio =
					rateIn(spot.counties, year * 12, year * 12 + 12) /
					rateIn(ordinary, year * 12, year * 12 + 12);
				if (factor >= 2.5) expect(ratio, `${spot.class} ${year}`).toBeGreaterThan(1.6);
				if (factor === 1) expect(ratio, `${spot.class} ${year}`).toBeLessThan(1.9);
				if (factor < 0.2) expect(ratio, `${spot.class} ${year}`).toBeLessThan(0.35);
			});
	});

	it('show in rising and falling counties taken together', () => {
		for (const direction of ['rising', 'falling'] as const) {
			const of = truth.trends.filter((trend) => trend.direction === direction);
			const counties = of.map((trend) => trend.county);
			const relative = (from: number) =>
				casesIn(counties, from, from + 36) / casesIn(ordinary, from, from + 36);
			const perYear = (relative(72) / relative(0)) ** (1 / 6);
			expect(perYear / of[0].factorPerYear).toBeCloseTo(1, 1);
		}
	});

	it('show as a difference in differences of each campaign, within three standard errors', () => {
		for (const campaign of truth.campaigns) {
			const start = monthOf(campaign.from.slice(0, 7));
			const cells = [campaign.counties, campaign.controls].map((counties) => [
				casesIn(counties, start - 36, start),
				casesIn(counties, start, start + 36)
			]);
			const log = (cell: number[]) => Math.log(cell[1] / cell[0]);
			const effect = log(cells[0]) - log(cells[1]);
			const error = Math.sqrt(cells.flat().reduce((sum, count) => sum + 1 / count, 0));
			expect(Math.abs(effect - Math.log(campaign.effect)) / error, campaign.name).toBeLessThan(3);
			if (campaign.effect !== 1)
				expect(Math.abs(effect) / error, campaign.name).toBeGreaterThan(2.5);
			expect(campaign.counties.length).toBe(campaign.controls.length);
		}
	});

	it('show the season of forced labour and the summer of all cases', () => {
		const labour = rows.filter((row) => row[at('form')] === 'forced labour');
		const inMonth = (month: number) =>
			labour.filter((row) => Number(row[DATE].slice(5)) === month).length;
		const ratio = (inMonth(7) + inMonth(8) + inMonth(9)) / (inMonth(1) + inMonth(2) + inMonth(3));
		expect(ratio).toBeGreaterThan(1.9);
		expect(ratio).toBeLessThan(2.7);
	});

	it('hold back what was reported late, by the planted delays', () => {
		const total = truth.months.reduce((sum, month) => sum + month.shown, 0);
		expect(total).toBe(rows.length);
		const prompt = rows.filter(
			(row) => row[DATE] < '2023-07' && row[DATE] === row[REPORTED]
		).length;
		const settled = rows.filter((row) => row[DATE] < '2023-07').length;
		expect(prompt / settled).toBeCloseTo(truth.delayShares[0], 1);
		const last = truth.months[119];
		expect(last.shown / last.recorded).toBeLessThan(0.4);
		expect(truth.months[60].shown).toBe(truth.months[60].recorded);
	});

	it('let the state that looks harder look worse than it is', () => {
		const state = truth.states.find((one) => one.state === truth.diligentState)!;
		const fips = new Set(rows.filter((row) => row[STATE] === state.state).map((row) => row[FIPS]));
		expect(rateIn(fips) / rateIn(ordinary)).toBeGreaterThan(1.4);
		const share = state.recorded / state.happened;
		const others = truth.states.filter((one) => one.state !== state.state);
		const usual =
			others.reduce((sum, one) => sum + one.recorded, 0) /
			others.reduce((sum, one) => sum + one.happened, 0);
		expect(share / usual).toBeGreaterThan(1.5);
	});

	it('leave silent counties without cases and without effort in their year', () => {
		const effort = new Map(
			table('synthetic-effort.csv').map(([fips, year, value]) => [`${fips} ${year}`, Number(value)])
		);
		for (const { county, year } of truth.silent) {
			expect(casesIn([county], (year - 2015) * 12, (year - 2014) * 12)).toBe(0);
			expect(effort.get(`${county} ${year}`)).toBe(0);
		}
	});

	it('give the lists fewer people than there are, and overlaps', () => {
		const [names, ...lists] = table('synthetic-lists.csv');
		expect(names.at(-1)).toBe('count');
		const seen = lists.reduce((sum, row) => sum + Number(row.at(-1)), 0);
		expect(seen).toBeGreaterThan(1500);
		expect(seen).toBeLessThan(truth.lists.people / 2);
		expect(lists.every((row) => row.slice(0, -1).includes('1'))).toBe(true);
	});

	it('lay out the country file as CTDC does', () => {
		const [names, ...people] = table('synthetic-ctdc.csv');
		expect(names.slice(0, 4)).toEqual(['yearOfRegistration', 'gender', 'ageBroad', 'citizenship']);
		expect(people.length).toBe(5000);
		expect(people.every((row) => row.length === names.length)).toBe(true);
	});
});

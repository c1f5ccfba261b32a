import { drawGamma, drawNormal } from '../../src/lib/numeric/draws';
import { createRandom } from '../../src/lib/numeric/random';
import type { County } from './counties';
import {
	CAMPAIGN_STATE_FACTOR,
	FIRST_YEAR,
	MONTHS,
	practiceChange,
	YEARS,
	type Plan
} from './plan';

/** Forms of exploitation: their share of cases, their season's swing, and their peak (month 0–11). */
export const forms: { form: string; share: number; swing: number; peak: number }[] = [
	{ form: 'sexual exploitation', share: 0.55, swing: 0.15, peak: 5 },
	{ form: 'forced labour', share: 0.27, swing: 0.45, peak: 7 },
	{ form: 'domestic servitude', share: 0.07, swing: 0.1, peak: 6 },
	{ form: 'forced criminality', share: 0.04, swing: 0.1, peak: 6 },
	{ form: 'forced marriage', share: 0.025, swing: 0.1, peak: 6 },
	{ form: 'forced begging', share: 0.02, swing: 0.25, peak: 11 },
	{ form: 'other', share: 0.025, swing: 0, peak: 0 }
];

/** What a form's cases are multiplied by in a month of the year (0–11); the mean over a year is 1. */
export function season(form: number, month: number): number {
	const { swing, peak } = forms[form];
	return 1 + swing * Math.cos((2 * Math.PI * (month - peak)) / 12);
}

export interface Rates {
	/** Cases per 100,000 residents and year that happen in an ordinary county. */
	base: number;
	/** True cases expected, by county and month, all forms and seasons apart. */
	happening: Float64Array;
	/** The share of them that is recorded, same shape; above what is usual under a campaign. */
	recordedShare: Float64Array;
	/** Reporting effort by county and year. */
	effort: Float64Array;
	/** A county's share of forced labour relative to the country's. */
	labourFactor: Float64Array;
}

const EFFORT_GROWTH = 1.015;
const COUNTY_SHAPE = 8;

/** The recorded share that an effort brings: 0.42 at 1. */
export function recordedShareOf(effort: number): number {
	return 1 - Math.exp(-0.55 * effort);
}

/** Expected cases and recorded shares of every county and month, scaled to a total of recorded cases. */
export function makeRates(
	counties: County[],
	population: Int32Array,
	plan: Plan,
	total: number,
	seed: number
): Rates {
	const random = createRandom(seed, 3);
	const happening = new Float64Array(counties.length * MONTHS);
	const recordedShare = new Float64Array(counties.length * MONTHS);
	const effort = new Float64Array(counties.length * YEARS);
	const labourFactor = new Float64Array(counties.length);
	const stateEffort = new Map(plan.states.map(({ state, effort }) => [state, effort]));
	let recorded = 0;
	counties.forEach((county, c) => {
		const drawn = drawGamma(COUNTY_SHAPE, random) / COUNTY_SHAPE;
		// In a planted spot the planted factor is the whole truth.
		const own = plan.spots.some(({ counties }) => counties.includes(county.fips)) ? 1 : drawn;
		const ownEffort = Math.exp(0.12 * drawNormal(random));
		labourFactor[c] = population[c] / county.squareKilometres < 15 ? 1.6 : 0.95;
		const factors = countyFactors(plan, county);
		for (let t = 0; t < MONTHS; t++) {
			const year = Math.floor(t / 12);
			const spent = stateEffort.get(county.state)! * ownEffort * EFFORT_GROWTH ** year;
			effort[c * YEARS + year] = factors.silent(year) ? 0 : spent;
			const at = c * MONTHS + t;
			happening[at] = (population[c] / 1e5 / 12) * own * factors.happening(t);
			recordedShare[at] = recordedShareOf(effort[c * YEARS + year]) * factors.recording(t);
			recorded += happening[at] * recordedShare[at];
		}
	});
	const base = total / recorded;
	return { base, happening: happening.map((v) => v * base), recordedShare, effort, labourFactor };
}

/** The planted factors of one county, as functions of the month. */
function countyFactors(plan: Plan, county: County) {
	const spot = plan.spots.find(({ counties }) => counties.includes(county.fips));
	const trend = plan.trends.find((planted) => planted.county === county.fips);
	const campaign = plan.campaigns.find(({ counties }) => counties.includes(county.fips));
	const inStudy = plan.campaigns.some(
		({ counties, controls }) => counties.includes(county.fips) || controls.includes(county.fips)
	);
	const changed = county.state === practiceChange.state;
	const active = (t: number) => campaign !== undefined && t >= monthIndex(campaign.from);
	return {
		happening: (t: number) =>
			(spot?.factorByYear[Math.floor(t / 12)] ?? 1) *
			(trend ? trend.factorPerYear ** ((t + 0.5) / 12 - YEARS / 2) : 1) *
			(inStudy ? CAMPAIGN_STATE_FACTOR : 1) *
			(active(t) && campaign!.acts === 'prevention' ? campaign!.effect : 1),
		recording: (t: number) =>
			(active(t) && campaign!.acts === 'identification' ? campaign!.effect : 1) *
			(changed && t >= monthIndex(practiceChange.from) ? practiceChange.effect : 1),
		silent: (year: number) =>
			plan.silent.some((one) => one.county === county.fips && one.year === FIRST_YEAR + year)
	};
}

/** Months since January of the first year. */
export function monthIndex(isoDate: string): number {
	return (Number(isoDate.slice(0, 4)) - FIRST_YEAR) * 12 + Number(isoDate.slice(5, 7)) - 1;
}

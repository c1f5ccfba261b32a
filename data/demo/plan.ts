import { createRandom, shuffle } from '../../src/lib/numeric/random';
import { drawNormal } from '../../src/lib/numeric/draws';
import type { County } from './counties';

export const FIRST_YEAR = 2015;
export const YEARS = 10;
export const MONTHS = YEARS * 12;

/** The emerging class that a planted hot or cold spot has by years (2015 to 2024) and at the end. */
export type PlantedClass =
	| 'persistent-hot'
	| 'intensifying-hot'
	| 'diminishing-hot'
	| 'new-hot'
	| 'consecutive-hot'
	| 'sporadic-hot'
	| 'oscillating-hot'
	| 'historical-hot'
	| 'persistent-cold';

export interface PlantedSpot {
	class: PlantedClass;
	place: string;
	/** Contiguous counties around the first. */
	counties: string[];
	/** What true cases are multiplied by in each year from 2015. */
	factorByYear: number[];
	/**
	 * Years with so few cases are truly cold, but Gi* seldom finds them: rates are skewed, and the cold
	 * side of so rare an event has no room. By years an oscillating spot therefore looks sporadic.
	 */
	coldIsSeldomSignificant: boolean;
}

/** Where each spot lies (the code of its middle county), how many counties it has, and its factors. */
const spots: [PlantedClass, string, string, number, number[]][] = [
	['persistent-hot', 'Houston', '48201', 16, Array(10).fill(6)],
	['intensifying-hot', 'Atlanta', '13121', 24, [3, 3.4, 3.8, 4.2, 4.7, 5.3, 5.9, 6.6, 7.4, 8]],
	['diminishing-hot', 'Detroit', '26163', 14, [9, 8, 7.2, 6.5, 5.8, 5.2, 4.6, 4.1, 3.6, 3.2]],
	['new-hot', 'Charlotte', '37119', 18, [1, 1, 1, 1, 1, 1, 1, 1, 1, 9]],
	['consecutive-hot', 'Kansas City', '29095', 18, [1, 1, 1, 1, 1, 1, 1, 8, 8, 8]],
	['sporadic-hot', 'Nashville', '47037', 18, [1, 8, 1, 1, 8, 1, 8, 1, 1, 8]],
	['oscillating-hot', 'Chicago', '17031', 14, [0.1, 0.1, 6, 0.1, 0.1, 6, 0.1, 0.1, 6, 6]],
	['historical-hot', 'Philadelphia', '42101', 16, [7, 7, 7, 7, 7, 7, 7, 7, 7, 1]],
	['persistent-cold', 'New York', '36061', 20, Array(10).fill(0.1)]
];

export interface PlantedTrend {
	county: string;
	direction: 'rising' | 'falling';
	/** What the true rate is multiplied by from one year to the next. */
	factorPerYear: number;
}

export interface PlantedCampaign {
	name: string;
	counties: string[];
	controls: string[];
	/** The first day of its effect. */
	from: string;
	/** What it changes: how many cases are recorded, or how many happen. */
	acts: 'identification' | 'prevention' | 'nothing';
	/** What recorded counts are multiplied by from then on. */
	effect: number;
}

const campaigns: [string, string, string, PlantedCampaign['acts'], number][] = [
	['Know the signs', 'Florida', '2021-01-01', 'identification', 1.6],
	['Safe at school', 'Ohio', '2020-07-01', 'prevention', 0.6],
	['Billboards', 'California', '2021-07-01', 'nothing', 1]
];

/** In the states of campaigns, treated and control counties start from this many times the base rate. */
export const CAMPAIGN_STATE_FACTOR = 1.5;
const CAMPAIGN_COUNTIES = 10;
const TREND_COUNTIES = 12;

export interface StateReporting {
	state: string;
	/** Mean effort of the state: 1 is usual. */
	effort: number;
}

/** A state whose reporting changed, which looks like a trend and is none. */
export const practiceChange = { state: 'Wisconsin', from: '2019-07-01', effect: 1.6 };

/** A state that looks hot because it looks harder; its true rate is the country's. */
export const diligentState = 'Minnesota';

export interface Plan {
	spots: PlantedSpot[];
	trends: PlantedTrend[];
	campaigns: PlantedCampaign[];
	states: StateReporting[];
	/** Counties that sent nothing in a year: neither zero nor missing cases, but no report. */
	silent: { county: string; year: number }[];
}

/** Decides every planted truth, before any case is drawn. */
export function makePlan(counties: County[], population: Int32Array, seed: number): Plan {
	const random = createRandom(seed, 2);
	const taken = new Set<string>();
	const planted = spots.map(([kind, place, middle, size, factorByYear]): PlantedSpot => {
		const members = around(counties, middle, size).map((i) => counties[i].fips);
		members.forEach((fips) => taken.add(fips));
		const coldIsSeldomSignificant = factorByYear.some((factor) => factor < 1);
		return { class: kind, place, counties: members, factorByYear, coldIsSeldomSignificant };
	});
	const bySize = counties
		.map((_, i) => i)
		.sort((a, b) => population[b] - population[a])
		.filter((i) => !taken.has(counties[i].fips));
	const withPairs = campaigns.map(([name, state, from, acts, effect]): PlantedCampaign => {
		const inState = bySize
			.filter((i) => counties[i].state === state)
			.slice(0, 2 * CAMPAIGN_COUNTIES)
			.map((i) => counties[i].fips);
		inState.forEach((fips) => taken.add(fips));
		// Of each pair of like size one is treated, alternately the larger and the smaller.
		const treated = inState.filter((_, i) => [0, 3].includes(i % 4));
		const controls = inState.filter((_, i) => [1, 2].includes(i % 4));
		return { name, counties: treated, controls, from, acts, effect };
	});
	const special = [practiceChange.state, diligentState];
	const free = bySize.filter(
		(i) => !taken.has(counties[i].fips) && !special.includes(counties[i].state)
	);
	const trends = free.slice(0, 2 * TREND_COUNTIES).map((i, k): PlantedTrend => {
		taken.add(counties[i].fips);
		const rising = k % 2 === 0;
		return {
			county: counties[i].fips,
			direction: rising ? 'rising' : 'falling',
			factorPerYear: rising ? 1.18 : 1 / 1.18
		};
	});
	const states = [...new Set(counties.map((county) => county.state))].map((state) => ({
		state,
		effort: stateEffort(state, Math.exp(0.22 * drawNormal(random)))
	}));
	const quiet = shuffle(free.slice(200), random).slice(0, 25);
	const silent = quiet.map((i) => ({
		county: counties[i].fips,
		year: FIRST_YEAR + random.below(YEARS)
	}));
	return { spots: planted, trends, campaigns: withPairs, states, silent };
}

/** States whose recording will rise start from the usual effort, so that it stays below all cases. */
function stateEffort(state: string, drawn: number): number {
	if (state === diligentState) return 3.4;
	const rises = state === practiceChange.state || campaigns.some(([, where]) => where === state);
	return rises ? 1 : drawn;
}

/** The nearest `size` counties to a middle one that hang together with it. */
function around(counties: County[], middle: string, size: number): number[] {
	const start = counties.findIndex((county) => county.fips === middle);
	const { longitude, latitude } = counties[start];
	const shrink = Math.cos((latitude * Math.PI) / 180);
	const distance = (i: number) =>
		Math.hypot((counties[i].longitude - longitude) * shrink, counties[i].latitude - latitude);
	const members = [start];
	while (members.length < size) {
		const border = [...new Set(members.flatMap((i) => counties[i].neighbours))].filter(
			(i) => !members.includes(i)
		);
		members.push(border.sort((a, b) => distance(a) - distance(b))[0]);
	}
	return members;
}

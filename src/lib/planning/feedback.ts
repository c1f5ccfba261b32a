import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

/** How each year's money is shared out. */
export type FundingRule = 'recorded' | 'corrected' | 'residents' | 'explore';
export const fundingRules: FundingRule[] = ['recorded', 'corrected', 'residents', 'explore'];

export interface FeedbackInput {
	/** True cases a year by area, as assumed. */
	need: Float64Array;
	/** Share of them recorded at the start. */
	reportingRate: Float64Array;
	residents: Float64Array | null;
	years: number;
	/** How far funding moves recording: an area with twice its share of need records this much more, relatively. */
	response: number;
	replicates: number;
	seed: number;
}

export interface FeedbackPath {
	rule: FundingRule;
	/** Per year, the share of the money that is where the need is (1: all of it). */
	overlap: Float64Array;
	/** Per year, the share of true cases that is recorded. */
	recorded: Float64Array;
}

/**
 * "We fund where we found, so we find where we fund" (cf. Lum & Isaac 2016; Ensign et al. 2018).
 * Each year's recorded cases decide the next year's money, and money raises recording. `recorded`
 * shares it by recorded cases, `corrected` by recorded cases over an estimated reporting rate (a
 * year old), `residents` by residents, `explore` gives a fifth evenly per resident and the rest by
 * recorded cases. Means over seeded replicates with Poisson recording.
 */
export function simulateFeedback(input: FeedbackInput): FeedbackPath[] {
	return fundingRules.map((rule, stream) => {
		const overlap = new Float64Array(input.years);
		const recorded = new Float64Array(input.years);
		for (let replicate = 0; replicate < input.replicates; replicate++)
			runYears(input, rule, createRandom(input.seed, stream, replicate), overlap, recorded);
		const mean = (values: Float64Array) => values.map((value) => value / input.replicates);
		return { rule, overlap: mean(overlap), recorded: mean(recorded) };
	});
}

function runYears(
	{ need, reportingRate, residents, years, response }: FeedbackInput,
	rule: FundingRule,
	random: ReturnType<typeof createRandom>,
	overlap: Float64Array,
	recorded: Float64Array
): void {
	const needShare = shares(need);
	const residentShare = shares(residents ?? new Float64Array(need.length).fill(1));
	let rate = reportingRate.slice();
	for (let year = 0; year < years; year++) {
		const found = need.map((cases, area) => drawPoisson(cases * rate[area], random));
		const byRecord = shares(found);
		const byCorrected = shares(found.map((cases, area) => cases / rate[area]));
		const money =
			rule === 'recorded'
				? byRecord
				: rule === 'corrected'
					? byCorrected
					: rule === 'residents'
						? residentShare
						: byRecord.map((share, area) => 0.8 * share + 0.2 * residentShare[area]);
		overlap[year] += money.reduce((sum, share, area) => sum + Math.min(share, needShare[area]), 0);
		const all = need.reduce((sum, cases) => sum + cases, 0);
		recorded[year] += need.reduce((sum, cases, area) => sum + cases * rate[area], 0) / all;
		rate = rate.map((value, area) => {
			const relative = needShare[area] > 0 ? money[area] / needShare[area] : 1;
			return Math.min(0.95, Math.max(0.01, value * Math.exp(response * Math.tanh(relative - 1))));
		});
	}
}

function shares(values: Float64Array): Float64Array {
	const sum = values.reduce((total, value) => total + value, 0);
	return values.map((value) => (sum > 0 ? value / sum : 1 / values.length));
}

/**
 * How much a plan leans on where people looked before: the rank correlation of money per need with
 * the reporting rate, from −1 to 1. Near 0: it does not; near 1: it follows past attention.
 */
export function dependenceOnAttention(
	amount: Float64Array,
	need: Float64Array,
	reportingRate: Float64Array
): number {
	const areas = [...need.keys()].filter((area) => need[area] > 0 && reportingRate[area] > 0);
	const money = ranks(areas.map((area) => amount[area] / need[area]));
	const rate = ranks(areas.map((area) => reportingRate[area]));
	const centre = (areas.length - 1) / 2;
	let [product, first, second] = [0, 0, 0];
	areas.forEach((_, i) => {
		product += (money[i] - centre) * (rate[i] - centre);
		first += (money[i] - centre) ** 2;
		second += (rate[i] - centre) ** 2;
	});
	return product / Math.sqrt(first * second);
}

/** Ranks from 0, ties at their mean. */
function ranks(values: number[]): number[] {
	const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
	const result = new Array<number>(values.length);
	for (let from = 0; from < order.length;) {
		let to = from;
		while (to < order.length && values[order[to]] === values[order[from]]) to++;
		for (let i = from; i < to; i++) result[order[i]] = (from + to - 1) / 2;
		from = to;
	}
	return result;
}

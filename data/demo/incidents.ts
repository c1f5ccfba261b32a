import { drawPoisson } from '../../src/lib/numeric/draws';
import { createRandom, type Random } from '../../src/lib/numeric/random';
import type { County } from './counties';
import { drawFollowUp, followUpColumns, followUpRandom, type FollowedCase } from './follow-up';
import { choose, drawPerson } from './people';
import { FIRST_YEAR, MONTHS } from './plan';
import { forms, season, type Rates } from './rates';

/** The share of recorded cases that are reported 0, 1, 2 … months after they happened. */
export const delayShares = [
	0.3, 0.22, 0.14, 0.09, 0.065, 0.045, 0.035, 0.025, 0.02, 0.015, 0.012, 0.01, 0.007, 0.005, 0.004,
	0.003, 0.002, 0.002
];

/** Counties from which people are recruited again and again for another: the share of its citizens of the US. */
export const corridors = [
	{ from: '32003', to: '48201', share: 0.3 },
	{ from: '22071', to: '13121', share: 0.3 },
	{ from: '39049', to: '26163', share: 0.25 },
	{ from: '06037', to: '17031', share: 0.25 }
];

export const incidentColumns = `date,reported,county_fips,county,state,longitude,latitude,stage,form,organisation,sex,age_band,citizenship,recruited_in,${followUpColumns}`;

export interface Incidents {
	/** Rows of the file without its header, by date. */
	rows: string[];
	/** By county and month: cases that happened, were or will be recorded, and stand in the file. */
	happened: Int32Array;
	recorded: Int32Array;
	shown: Int32Array;
}

/** Draws every case; those reported after the last month are counted but not shown. */
export function drawIncidents(
	counties: County[],
	population: Int32Array,
	rates: Rates,
	seed: number
): Incidents {
	const size = counties.length * MONTHS;
	const happened = new Int32Array(size);
	const recorded = new Int32Array(size);
	const shown = new Int32Array(size);
	const origins = originPicker(counties, population);
	const keyed: { month: number; key: number; row: string; followed: FollowedCase }[] = [];
	counties.forEach((county, c) => {
		const random = createRandom(seed, 4, Number(county.fips));
		for (let t = 0; t < MONTHS; t++) {
			const at = c * MONTHS + t;
			forms.forEach(({ form }, f) => {
				const cases = rates.happening[at] * formShare(f, rates.labourFactor[c]) * season(f, t % 12);
				const seen = drawPoisson(cases * rates.recordedShare[at], random);
				happened[at] += seen + drawPoisson(cases * (1 - rates.recordedShare[at]), random);
				recorded[at] += seen;
				for (let k = 0; k < seen; k++) {
					const reported = t + drawDelay(random);
					const row = drawRow(county, t, reported, form, origins, random);
					if (reported >= MONTHS) continue;
					shown[at]++;
					const followed = { reported, form, state: county.state };
					keyed.push({ month: t, key: random.uint32(), row, followed });
				}
			});
		}
	});
	keyed.sort((a, b) => a.month - b.month || a.key - b.key || (a.row < b.row ? -1 : 1));
	const later = followUpRandom(seed);
	const rows = keyed.map(({ row, followed }) => `${row},${drawFollowUp(followed, later)}`);
	return { rows, happened, recorded, shown };
}

/** A form's share in a county whose forced labour is multiplied by a factor. */
export function formShare(form: number, labourFactor: number): number {
	const labour = forms[1].share;
	const total = 1 + labour * (labourFactor - 1);
	return (forms[form].share * (form === 1 ? labourFactor : 1)) / total;
}

function drawDelay(random: Random): number {
	let left = random.uniform();
	for (let delay = 0; delay < delayShares.length; delay++) {
		left -= delayShares[delay];
		if (left < 0) return delay;
	}
	return delayShares.length - 1;
}

function monthName(month: number): string {
	return `${FIRST_YEAR + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

function drawRow(
	county: County,
	month: number,
	reported: number,
	form: string,
	origins: (random: Random) => string,
	random: Random
): string {
	const person = drawPerson(form, random);
	const near = Math.floor(random.uniform() ** 2 * county.places.length);
	const [longitude, latitude] = county.places[near];
	return [
		monthName(month),
		monthName(reported),
		county.fips,
		county.name,
		county.state,
		String(longitude),
		String(latitude),
		person.stage,
		form,
		person.organisation,
		person.sex,
		person.ageBand,
		person.citizenship,
		recruitedIn(county, person.citizenship, origins, random)
	].join(',');
}

/** A county's code for people recruited in the country, a country's code for others; empty where unknown. */
function recruitedIn(
	county: County,
	citizenship: string,
	origins: (random: Random) => string,
	random: Random
): string {
	const foreign = citizenship !== '' && citizenship !== 'US';
	const kind = choose(
		foreign
			? [
					['abroad', 55],
					['here', 22],
					['unknown', 23]
				]
			: [
					['here', 55],
					['elsewhere', 27],
					['unknown', 18]
				],
		random
	);
	const corridor = corridors.find(({ to }) => to === county.fips);
	if (corridor && !foreign && random.uniform() < corridor.share) return corridor.from;
	if (kind === 'abroad') return citizenship;
	if (kind === 'here') return county.fips;
	return kind === 'elsewhere' ? origins(random) : '';
}

/** Picks counties by their residents. */
function originPicker(counties: County[], population: Int32Array): (random: Random) => string {
	const cumulative = new Float64Array(population.length);
	let sum = 0;
	population.forEach((residents, i) => (cumulative[i] = sum += residents));
	return (random) => {
		const target = random.uniform() * sum;
		let low = 0;
		let high = cumulative.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (cumulative[middle] > target) high = middle;
			else low = middle + 1;
		}
		return counties[low].fips;
	};
}

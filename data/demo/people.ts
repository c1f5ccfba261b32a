import type { Random } from '../../src/lib/numeric/random';

/** Values and their weights, or by form of exploitation where forms differ. */
type Weights = [value: string, weight: number][];

const bands = ['0-8', '9-17', '18-20', '21-23', '24-26', '27-29', '30-38', '39-47', '48+'];
const banded = (...weights: number[]): Weights => bands.map((band, i) => [band, weights[i]]);

const ageBands: Record<string, Weights> = {
	'sexual exploitation': banded(2, 34, 20, 12, 10, 7, 10, 4, 1),
	'forced labour': banded(1, 8, 10, 12, 14, 14, 25, 11, 5),
	'domestic servitude': banded(2, 10, 12, 13, 13, 13, 22, 10, 5),
	'forced criminality': banded(2, 45, 20, 10, 7, 5, 7, 3, 1),
	'forced marriage': banded(1, 55, 24, 9, 5, 3, 2, 1, 0),
	'forced begging': banded(20, 30, 8, 7, 6, 6, 10, 7, 6),
	other: banded(5, 20, 14, 12, 12, 11, 15, 7, 4)
};

const female: Record<string, number> = {
	'sexual exploitation': 0.92,
	'forced labour': 0.36,
	'domestic servitude': 0.88,
	'forced criminality': 0.35,
	'forced marriage': 0.97,
	'forced begging': 0.5,
	other: 0.55
};

const citizenships: Record<'sexual' | 'labour' | 'rest', Weights> = {
	sexual: [
		['US', 720],
		['MX', 90],
		['HN', 32],
		['GT', 30],
		['CN', 28],
		['SV', 18],
		['CO', 14],
		['VE', 12],
		['TH', 11],
		['PH', 10],
		['DO', 8],
		['RU', 6],
		['UA', 6],
		['NG', 5],
		['BR', 5],
		['KR', 5]
	],
	labour: [
		['US', 150],
		['MX', 380],
		['GT', 105],
		['HN', 85],
		['PH', 65],
		['CN', 45],
		['IN', 40],
		['SV', 32],
		['HT', 24],
		['JM', 18],
		['PE', 14],
		['ID', 11],
		['KE', 9],
		['ZA', 8],
		['TH', 14]
	],
	rest: [
		['US', 380],
		['MX', 160],
		['GT', 70],
		['PH', 65],
		['IN', 60],
		['CN', 45],
		['HN', 45],
		['NG', 30],
		['PK', 28],
		['ET', 24],
		['KE', 20],
		['NP', 16],
		['AF', 15],
		['ID', 14],
		['RO', 12],
		['PE', 12]
	]
};

const organisations: Record<'labour' | 'rest', Weights> = {
	labour: [
		['police', 20],
		['hotline', 24],
		['non-governmental organisation', 18],
		['labour inspectorate', 24],
		['health service', 4],
		['immigration service', 9],
		['school', 1]
	],
	rest: [
		['police', 39],
		['hotline', 26],
		['non-governmental organisation', 18],
		['labour inspectorate', 1],
		['health service', 8],
		['immigration service', 3],
		['school', 5]
	]
};

const stages: Weights = [
	['exploitation', 68],
	['identification', 12],
	['recruitment', 12],
	['transit', 8]
];

/** One of the values, by weight. */
export function choose(weights: Weights, random: Random): string {
	let left = random.uniform() * weights.reduce((sum, [, weight]) => sum + weight, 0);
	for (const [value, weight] of weights) {
		left -= weight;
		if (left < 0) return value;
	}
	return weights[weights.length - 1][0];
}

/** What is known of one person-record besides its place and time; empty where it was not recorded. */
export interface Person {
	stage: string;
	organisation: string;
	sex: string;
	ageBand: string;
	citizenship: string;
}

/** Draws a person-record for a form of exploitation. */
export function drawPerson(form: string, random: Random): Person {
	const kind =
		form === 'sexual exploitation' ? 'sexual' : form === 'forced labour' ? 'labour' : 'rest';
	const known = (share: number, value: string) => (random.uniform() < share ? value : '');
	const other = random.uniform() < 0.02 ? 'other' : 'male';
	return {
		stage: choose(stages, random),
		organisation: choose(organisations[kind === 'labour' ? 'labour' : 'rest'], random),
		sex: known(0.98, random.uniform() < female[form] ? 'female' : other),
		ageBand: known(0.93, choose(ageBands[form], random)),
		citizenship: known(0.95, choose(citizenships[kind], random))
	};
}

import { createRandom, type Random } from '../../src/lib/numeric/random';
import { choose } from './people';

const ROWS = 5000;

const means = [
	'DebtBondage',
	'TakesEarnings',
	'RestrictsFinancialAccess',
	'Threats',
	'PsychologicalAbuse',
	'PhysicalAbuse',
	'SexualAbuse',
	'FalsePromises',
	'PsychoactiveSubstances',
	'RestrictsMovement',
	'RestrictsMedicalCare',
	'ExcessiveWorkingHours',
	'UsesChildren',
	'ThreatOfLawEnforcement',
	'WithholdsNecessities',
	'WithholdsDocuments',
	'Other',
	'NotSpecified'
].map((name) => `meansOfControl${name}`);

const labour = [
	'Agriculture',
	'Construction',
	'DomesticWork',
	'Hospitality',
	'Manufacturing',
	'Other',
	'NotSpecified'
].map((name) => `typeOfLabour${name}`);

const sex = ['Prostitution', 'Pornography', 'Other'].map((name) => `typeOfSex${name}`);

const relations = ['IntimatePartner', 'Friend', 'Family', 'Other', 'Unknown'].map(
	(name) => `recruiterRelation${name}`
);

const columns = [
	'yearOfRegistration',
	'gender',
	'ageBroad',
	'citizenship',
	'CountryOfExploitation',
	'traffickMonths',
	...means,
	'isForcedLabour',
	'isSexualExploit',
	'isOtherExploit',
	...labour,
	...sex,
	...relations
];

/** Where people of a citizenship are exploited: the same country, or corridors abroad. */
const countries: [citizenship: string, weight: number, exploitedIn: [string, number][]][] = [
	[
		'PH',
		16,
		[
			['PH', 60],
			['AE', 14],
			['SA', 10],
			['KW', 8],
			['MY', 8]
		]
	],
	[
		'UA',
		15,
		[
			['RU', 45],
			['PL', 25],
			['UA', 18],
			['TR', 12]
		]
	],
	['US', 14, [['US', 100]]],
	[
		'MD',
		9,
		[
			['RU', 45],
			['TR', 20],
			['UA', 15],
			['MD', 20]
		]
	],
	[
		'ID',
		7,
		[
			['ID', 45],
			['MY', 35],
			['SA', 20]
		]
	],
	[
		'KH',
		7,
		[
			['TH', 40],
			['KH', 35],
			['MY', 25]
		]
	],
	[
		'CO',
		5,
		[
			['CO', 70],
			['EC', 15],
			['ES', 15]
		]
	],
	[
		'HT',
		5,
		[
			['HT', 80],
			['DO', 20]
		]
	],
	[
		'NG',
		5,
		[
			['NG', 40],
			['IT', 35],
			['LY', 25]
		]
	],
	[
		'BY',
		4,
		[
			['RU', 70],
			['BY', 30]
		]
	],
	[
		'MM',
		4,
		[
			['TH', 70],
			['MY', 30]
		]
	],
	[
		'NP',
		3,
		[
			['IN', 55],
			['NP', 25],
			['QA', 20]
		]
	],
	[
		'MG',
		3,
		[
			['MG', 70],
			['KW', 30]
		]
	],
	[
		'00',
		3,
		[
			['US', 40],
			['-99', 60]
		]
	]
];

/** A small synthetic file in the layout of the CTDC global dataset: -99 is missing, 00 an unknown country. */
export function drawCtdc(seed: number): string {
	const random = createRandom(seed, 6);
	const rows = Array.from({ length: ROWS }, () => drawRow(random));
	return [columns.join(','), ...rows, ''].join('\n');
}

function drawRow(random: Random): string {
	const flag = (chance: number) => (random.uniform() < chance ? '1' : '0');
	const missing = (chance: number, value: string) => (random.uniform() < chance ? '-99' : value);
	const citizenship = choose(
		countries.map(([code, weight]) => [code, weight]),
		random
	);
	const exploitedIn = countries.find(([code]) => code === citizenship)![2];
	const sexual = random.uniform() < 0.48;
	const forced = !sexual || random.uniform() < 0.06;
	const known = random.uniform() < 0.62;
	const yesNo = (chance: number) => (known ? flag(chance) : '-99');
	return [
		String(2005 + Math.floor(19 * Math.sqrt(random.uniform()))),
		choose(
			sexual
				? [
						['Woman', 90],
						['Man', 8],
						['Transgender', 2]
					]
				: [
						['Woman', 47],
						['Man', 53]
					],
			random
		),
		missing(
			0.18,
			choose(
				[
					['0--8', 3],
					['9--17', 20],
					['18--20', 12],
					['21--23', 13],
					['24--26', 12],
					['27--29', 10],
					['30--38', 18],
					['39--47', 9],
					['48+', 3]
				],
				random
			)
		),
		citizenship,
		missing(0.04, choose(exploitedIn, random)),
		missing(
			0.6,
			choose(
				[
					['1', 20],
					['3', 25],
					['6', 25],
					['12', 18],
					['24', 12]
				],
				random
			)
		),
		...means.map((name) => (name.endsWith('NotSpecified') ? flag(known ? 0 : 0.7) : yesNo(0.22))),
		forced ? '1' : '0',
		sexual ? '1' : '0',
		flag(0.04),
		...labour.map((name) => (forced ? flag(name.endsWith('DomesticWork') ? 0.35 : 0.13) : '-99')),
		...sex.map((name) => (sexual ? flag(name.endsWith('Prostitution') ? 0.8 : 0.06) : '-99')),
		...relations.map(() => yesNo(0.17))
	].join(',');
}

import { countryRows } from './country-rows';

/** A country or territory and the names it goes by. */
export interface Country {
	alpha2: string;
	alpha3: string;
	/** Three digits; empty for Kosovo. */
	numeric: string;
	name: string;
	/** Other English names in use, without the codes. */
	aliases: string[];
	/** Residents in 2021, NaN where the source has no figure. */
	population: number;
}

/** Names that differ from ours in more than accents. */
const aliases: Record<string, string[]> = {
	BO: ['Bolivia (Plurinational State of)', 'Plurinational State of Bolivia'],
	BN: ['Brunei Darussalam'],
	BA: ['Bosnia', 'Bosnia-Herzegovina', 'Bosnia & Herzegovina'],
	BS: ['The Bahamas'],
	CD: [
		'DR Congo',
		'DRC',
		'Congo, Democratic Republic of the',
		'Congo (Kinshasa)',
		'Dem. Rep. Congo',
		'Zaire',
		'Congo, Dem. Rep.'
	],
	CG: ['Republic of the Congo', 'Congo (Brazzaville)', 'Congo Republic', 'Congo, Rep.'],
	CI: ['Ivory Coast'],
	CV: ['Cape Verde'],
	CZ: ['Czech Republic'],
	FK: ['Malvinas', 'Falkland Islands (Malvinas)'],
	FM: [
		'Federated States of Micronesia',
		'Micronesia (Federated States of)',
		'Micronesia, Fed. Sts.'
	],
	FO: ['Faeroe Islands'],
	GB: ['UK', 'Great Britain', 'Britain', 'United Kingdom of Great Britain and Northern Ireland'],
	GM: ['The Gambia'],
	HK: ['Hong Kong SAR', 'China, Hong Kong SAR', 'Hong Kong SAR, China'],
	IR: ['Iran (Islamic Republic of)', 'Islamic Republic of Iran', 'Iran, Islamic Rep.'],
	KP: [
		'DPRK',
		"Democratic People's Republic of Korea",
		"Korea, Democratic People's Republic of",
		"Korea, Dem. People's Rep.",
		'Korea, North'
	],
	KR: ['Republic of Korea', 'Korea, Republic of', 'Korea', 'Korea, Rep.', 'Korea, South'],
	LA: ["Lao People's Democratic Republic", 'Lao PDR'],
	LY: ['Libyan Arab Jamahiriya'],
	MD: ['Republic of Moldova', 'Moldova, Republic of'],
	MK: ['Macedonia', 'FYROM', 'The former Yugoslav Republic of Macedonia'],
	MM: ['Burma'],
	MO: ['Macau', 'Macao SAR', 'Macao SAR, China'],
	NL: ['Holland', 'The Netherlands', 'Netherlands (Kingdom of the)'],
	PS: [
		'State of Palestine',
		'Palestinian Territories',
		'Occupied Palestinian Territory',
		'West Bank and Gaza'
	],
	RU: ['Russian Federation'],
	SY: ['Syrian Arab Republic'],
	SZ: ['Swaziland'],
	TL: ['East Timor'],
	TR: ['Türkiye'],
	TW: ['Taiwan, Province of China', 'Chinese Taipei'],
	TZ: ['United Republic of Tanzania', 'Tanzania, United Republic of'],
	US: ['USA', 'U.S.', 'U.S.A.', 'United States of America', 'America'],
	VA: ['Holy See', 'Vatican'],
	VE: ['Venezuela (Bolivarian Republic of)', 'Bolivarian Republic of Venezuela', 'Venezuela, RB'],
	VN: ['Viet Nam'],
	EG: ['Egypt, Arab Rep.'],
	YE: ['Yemen, Rep.'],
	KG: ['Kyrgyz Republic'],
	SK: ['Slovak Republic'],
	AE: ['UAE'],
	EH: ['W. Sahara']
};

/** Countries and territories in the order of their alpha-2 codes, Kosovo (XK) last. */
export const countries: Country[] = countryRows
	.trim()
	.split('\n')
	.map((row) => {
		const [alpha2, alpha3, numeric, name, population] = row.split('|');
		return {
			alpha2,
			alpha3,
			numeric,
			name,
			aliases: aliases[alpha2] ?? [],
			population: population === '' ? NaN : Number(population)
		};
	});

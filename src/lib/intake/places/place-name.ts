import { fold } from '../values/fold';

/** Words that some sources add to a place's name and others leave out. */
const kinds =
	/\b(state of|city of|county of|province of|municipality of|county|parish|city (?:and )?borough|borough|census area|municipality|municipio|planning region|co|cnty|district|province|provincia|prov|departamento|department|departement|region|state|kreis|landkreis|stadt|metropolitan borough of|gobernacion|governorate|oblast|prefecture|kabupaten|kota|distrito|condado|comune di|the)\b/g;

const short: [RegExp, string][] = [
	[/\bst\b/g, 'saint'],
	[/\bste\b/g, 'sainte'],
	[/\bsta\b/g, 'santa'],
	[/\bsto\b/g, 'santo'],
	[/\bft\b/g, 'fort'],
	[/\bmt\b/g, 'mount'],
	[/\bpt\b/g, 'point'],
	[/\brep\b/g, 'republic'],
	[/\bdem\b/g, 'democratic'],
	[/\bis\b/g, 'islands'],
	[/\bn\b/g, 'north'],
	[/\bs\b/g, 'south'],
	[/\be\b/g, 'east'],
	[/\bw\b/g, 'west'],
	[/\band\b/g, ''],
	[/&/g, '']
];

/** A place's name without accents, case, punctuation and usual short forms: "St. Louis Co." → "saint louis co". */
export function placeName(text: string): string {
	let plain = fold(text)
		.replace(/[.'’`´]/g, '')
		.replace(/[^\p{L}\p{M}\p{N}&]+/gu, ' ')
		.trim();
	for (const [pattern, full] of short) plain = plain.replace(pattern, full);
	return plain.replace(/\s+/g, ' ').trim();
}

/** The name without the word for what kind of area it is: "saint louis county" → "saint louis". */
export function bareName(name: string): string {
	return name.replace(kinds, ' ').replace(/\s+/g, ' ').trim() || name;
}

/** Ways of writing a code that a spreadsheet damaged: no leading zeros, 1001.0, 1.001E3. */
export function plainCode(text: string): string {
	const plain = fold(text).replace(/\s+/g, '');
	const number = /^\d+([.,]0+)?$/.test(plain)
		? plain.replace(/[.,]0+$/, '')
		: plain.replace(/[.\-_/]/g, '');
	return number.replace(/^0+(?=\d)/, '');
}

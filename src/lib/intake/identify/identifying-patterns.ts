import type { IdentifyingKind } from '$lib/model/intake';
import { plainDigits } from '../values/fold';

const email =
	/[^\s@<>,;:()]+(@|\s?[[({](at|@)[\])}]\s?)[^\s@<>,;:()]+(\.|\s?[[({](dot|\.)[\])}]\s?)\p{L}{2,}/iu;

/** Identity numbers that show their kind by form alone. */
const identity: RegExp[] = [
	/^\d{3}-\d{2}-\d{4}$/, // United States: social security
	/^[XYZ]?\d{7,8}[- ]?[A-HJ-NP-TV-Z]$/i, // Spain: DNI, NIE
	/^\d{3}\.\d{3}\.\d{3}-\d{2}$/, // Brazil: CPF
	/^\d{1,2}\.\d{3}\.\d{3}-[\dkx]$/i, // Chile: RUT; Brazil: RG
	/^\d{1,2}\.\d{3}\.\d{3}$/, // Argentina, Colombia
	/^[A-Z]{6}\d{2}[A-EHLMPRST]\d{2}[A-Z]\d{3}[A-Z]$/i, // Italy: codice fiscale
	/^[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/i, // United Kingdom: national insurance
	/^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z0-9]\d$/i, // Mexico: CURP
	/^[A-Z&Ñ]{3,4}\d{6}[A-Z0-9]{3}$/i, // Mexico: RFC
	/^[2-9]\d{3}[ -]\d{4}[ -]\d{4}$/, // India: Aadhaar
	/^[A-Z]{5}\d{4}[A-Z]$/i, // India: PAN
	/^[12] ?\d{2} ?(0[1-9]|1[0-2]|[2-9]\d) ?(\d{2}|2[AB]) ?\d{3} ?\d{3}( ?\d{2})?$/i, // France: NIR
	/^\d{6}-[1-8]\d{6}$/, // Korea
	/^(19|20)?\d{6}[-+]\d{4}$/, // Sweden
	/^\d{6}[-+A]\d{3}[0-9A-Z]$/i, // Finland
	/^\d{17}[\dX]$/i, // China
	/^\d{3}-\d{3}-\d{3} \d{2}$/, // Russia: SNILS
	/^\d{2} ?\d{2} \d{6}$/, // Russia: passport
	/^\d{4}-\d{4}-\d{4}(-\d{4})?$/, // card numbers, Philippines
	/^\d{1}-\d{4}-\d{5}-\d{2}-\d$/, // Thailand
	/^[A-Z]{2}\d{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?$/i, // IBAN
	/^[A-Z]{1,3}[ -]?\d{6,9}[A-Z]?$/i, // passports
	/^A[- ]?\d{3}[- ]?\d{3}[- ]?\d{3}$/i, // United States: alien number
	/^784-\d{4}-\d{7}-\d$/, // United Arab Emirates
	/^[A-Z]{1,2}\d{6}\([\dA]\)$/i, // Hong Kong
	/^(bc1[a-z0-9]{20,60}|0x[0-9a-f]{40}|T[1-9A-HJ-NP-Za-km-z]{33}|[13][1-9A-HJ-NP-Za-km-z]{25,34})$/ // purses of electronic money
];

const streetWords =
	'street|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|court|place|square|terrace|close|crescent|highway|hwy|apt|apartment|suite|unit|p ?o box|calle|avda|avenida|av|carrera|cra|plaza|paseo|camino|colonia|col|rua|travessa|praca|praça|estrada|largo|rue|allee|allée|chemin|impasse|place|quai|via|viale|piazza|corso|vicolo|ul|ulica|aleja|al|os|str|strada|bd|bulevardul|jl|jalan|gang|rt|sokak|sok|cadde|caddesi|cad|mahallesi|mah|bulvarı|улица|ул|проспект|пр|пер|переулок|вулиця|вул|дом|кв|شارع|طريق|حي|خیابان|کوچه|मार्ग|रोड|नगर|गली|मकान|duong|đường|phố|ngõ|kalye|barangay|brgy|purok|mtaa|barabara|nagar|marg|plot|flat|house|ถนน|ซอย|οδός|οδος|λεωφόρος|gata|gatan|gate|vägen|way|grove|gardens|mews|walk|row|quay|hill|parkway|pkwy|trail|utca|út|útja|tér|körút|náměstí|nám|třída|námestie|ulici|trg|cesta|rruga|gatvė|prospektas|iela|tänav|mnt|lorong|taman|kampung|kg|רחוב|רח|שדרות|שד|রোড|বাড়ি|সড়ক|گلی|مکان|سڑک|سرک|கதவு|தெரு|ถ|ផ្លូវ|လမ်း|ქუჩა|փողոց|бул|жк';
const streetWord = new RegExp(`(^|[\\s,.;:])(${streetWords})(\\.|(?=[\\s,;:]|$))`, 'iu');
const joinedStreet =
	/\p{L}(stra(ß|ss)e|str\.|weg|platz|gasse|allee|straat|laan|plein|gracht|gatan|vägen|vej|vejen|gade|gata|gaten|veien|vegen|vei|katu|kuja|tie|polku)\s+\d/iu;
/** Postal codes of a street or a house: the United Kingdom's, Canada's. */
const smallPostcode = /^([A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d)$/i;
const asianStreet =
	/[路街道巷号號]\s?\d|\d+\s?(号|號|丁目|番地|番|弄|栋|室|번지|호)|\d+-\d+-\d+$|(로|길)\s?\d+/;

/** Tests of one value: does it look like this kind of identifying data? */
export const identifyingPatterns: [IdentifyingKind, (value: string) => boolean][] = [
	['email', (value) => email.test(value.normalize('NFKC'))],
	[
		'network-address',
		(value) =>
			/^(\d{1,3}\.){3}\d{1,3}$/.test(value) ||
			/^([0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i.test(value) ||
			/^([0-9a-f]{0,4}:){4,7}[0-9a-f]{0,4}$/i.test(value) ||
			/^[0-9a-f]{1,4}(:[0-9a-f]{1,4})*::([0-9a-f]{1,4}:)*[0-9a-f]{0,4}$/i.test(value) ||
			/(facebook|instagram|twitter|tiktok|vk|linkedin|t)\.(com|me)\//i.test(value) ||
			/^@[\w.]{3,}$/.test(value)
	],
	['identity-number', (value) => identity.some((form) => form.test(value))],
	['phone', isPhone],
	['street-address', isStreetAddress],
	['exact-coordinates', isExactPoint]
];

/** A telephone number with a plus sign, brackets or groups: 7 to 15 digits, and not a date or a number. */
function isPhone(value: string): boolean {
	const plain = plainDigits(value)
		.replace(/^(tel|phone|mob|cell|ph)[.:]?\s*/i, '')
		.replace(/^\p{L}[\p{L} .]{1,15}:?\s*(?=\+\s?\d)/u, '');
	if (!/^(\+|00)?[\d\s().\-/\u2010-\u2013]{7,24}(\s?(x|ext\.?)\s?\d{1,5})?$/i.test(plain))
		return false;
	const digits = plain.replace(/\D/g, '').length;
	if (digits < 7 || digits > 17) return false;
	if (/^(\+|00)\d/.test(plain) || /^\+?\(?\d{1,4}\)/.test(plain)) return true;
	// Four pairs of digits or more are no date, a number with one point is one with decimals.
	if (/^\d{2}( \d{2}){3,4}$/.test(plain)) return true;
	if (/^\d{1,4}([-/.] ?| )\d{1,2}([-/.] ?| )\d{1,4}\.?(\s|$)/.test(plain)) return false;
	if (/^\d{5}-\d{4}$/.test(plain) || /^(0|[1-9]\d*)\.\d+$/.test(plain)) return false;
	if (/^\d{1,3}([ .]\d{3})+$/.test(plain)) return /^0/.test(plain);
	return /^0\d{8,11}$/.test(plain) || /\d[\s.\-/\u2010-\u2013]+\d{2,}/.test(plain);
}

function isStreetAddress(value: string): boolean {
	if (value.length < 5 || value.length > 200) return false;
	if (smallPostcode.test(value)) return true;
	const plain = plainDigits(value);
	if (!/\d/.test(plain) || !/[\p{L}\p{M}]{2}/u.test(plain)) return false;
	return streetWord.test(plain) || joinedStreet.test(plain) || asianStreet.test(plain);
}

/** Both coordinates in one cell: decimal degrees, degrees and minutes, or well-known text. */
function isExactPoint(value: string): boolean {
	return (
		/^[[(]?\s*-?\d{1,3}[.,]\d{4,}\s*°?\s*[NS]?[\s,;]+-?\d{1,3}[.,]\d{4,}\s*°?\s*[EWO]?\s*[\])]?$/i.test(
			value
		) ||
		/^(SRID=\d+;)?\s*POINT\s*Z?\s*\(\s*-?\d+\.\d{4,}/i.test(value) ||
		/\d{1,3}\s?°\s?\d{1,2}\s?['′’]\s?\d/.test(value) ||
		// In a link to a map; plus codes; three words with dots.
		/^(https?|geo):.*[^\d.]-?\d{1,3}\.\d{4,}(,|%2C)\s?-?\d{1,3}\.\d{4,}/i.test(
			`${value} `.replace(/^geo:/i, 'geo:/')
		) ||
		/^([23456789CFGHJMPQRVWX]{4}){1,2}\+[23456789CFGHJMPQRVWX]{2,7}(,? .+)?$/i.test(value) ||
		/^\/{3}\p{L}+\.\p{L}+\.\p{L}+$/u.test(value) ||
		/^\p{Ll}{4,}\.\p{Ll}{4,}\.\p{Ll}{4,}$/u.test(value)
	);
}

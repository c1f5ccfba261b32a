/** The zeros of the scripts whose ten digits may stand in data: Arabic to Khmer, and the full-width ones. */
const zeros = [
	0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0x1040,
	0x17e0, 0xff10
];
const digitOf = new Map(
	zeros.flatMap((zero) =>
		Array.from({ length: 10 }, (_, digit) => [String.fromCharCode(zero + digit), String(digit)])
	)
);
const digits = new RegExp(`[${[...digitOf.keys()].join('')}]`, 'g');

/** Digits of other scripts and full-width ones as 0 to 9. */
export function plainDigits(text: string): string {
	return text.replace(digits, (digit) => digitOf.get(digit)!);
}

const letters: Record<string, string> = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	ł: 'l',
	đ: 'd',
	ð: 'd',
	þ: 'th',
	ı: 'i',
	ʻ: "'",
	'’': "'",
	'‘': "'",
	'`': "'"
};

/** Text in lower case without accents or compatibility forms, blanks single: "São  Tomé" → "sao tome". */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(/[\u0300-\u036f\u0640\u064b-\u065f]/g, '')
		.toLowerCase()
		.replace(/[ßæœøłđðþıʻ’‘`]/g, (letter) => letters[letter])
		.replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff]+/g, ' ')
		.trim();
}

/** A header as words: `vic_TypeOfExploitation` → "vic type of exploitation", "Fecha-Nac." → "fecha nac". */
export function words(name: string): string {
	return fold(
		name.replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
	)
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
		.trim();
}

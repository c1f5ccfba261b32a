const digits = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\uff10-\uff19]/g;

/** Arabic, Persian, Devanagari and full-width digits as 0 to 9. */
export function plainDigits(text: string): string {
	return text.replace(digits, (digit) => String((digit.charCodeAt(0) - zeroOf(digit)) & 15));
}

function zeroOf(digit: string): number {
	const code = digit.charCodeAt(0);
	if (code >= 0xff10) return 0xff10;
	if (code >= 0x966) return 0x966;
	return code >= 0x6f0 ? 0x6f0 : 0x660;
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

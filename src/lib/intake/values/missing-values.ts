import type { Role } from '$lib/model/intake';

const always = [
	'',
	'na',
	'n/a',
	'n.a.',
	'#n/a',
	'null',
	'none',
	'nan',
	'nil',
	'-',
	'–',
	'—',
	'--',
	'.',
	'..',
	'...',
	'?',
	'-99',
	'-999',
	'-9999',
	'-99.0',
	'unknown',
	'unk',
	'not known',
	'not available',
	'not specified',
	'not recorded',
	'not stated',
	'missing',
	'undisclosed',
	'desconocido',
	'desconocida',
	'sin datos',
	'no disponible',
	'no especificado',
	'inconnu',
	'inconnue',
	'non renseigné',
	'non précisé',
	'desconhecido',
	'desconhecida',
	'não informado',
	'sem informação',
	'unbekannt',
	'keine angabe',
	'k.a.',
	'sconosciuto',
	'onbekend',
	'nieznany',
	'неизвестно',
	'غير معروف',
	'不明',
	'未知'
];

const noCountry = ['0', '00', '000', 'zz', 'xx', 'xxx', 'zzz'];
const noNumber = ['99999', '-1'];
const noDate = ['0', '0000', '0000-00-00', '00/00/0000', '00.00.0000', '9999', '1900-01-00'];
const spreadsheetErrors = ['#ref!', '#value!', '#div/0!', '#name?', '#num!', '#null!', '#n/d'];

/**
 * The texts, trimmed and in lower case, that mean "not known" in a column of this role. They become
 * missing: never zero, never a place. What is a code for missing in one column is a value in another:
 * where areas go by number (`values`, a sample of the column), one of them may have the number 0.
 */
export function missingValues(role: Role, values: readonly string[] = []): string[] {
	const common = [...always, ...spreadsheetErrors];
	if (role === 'area' && areNumbered(values)) return common;
	if (role === 'citizenship' || role === 'origin' || role === 'area')
		return [...common, ...noCountry];
	if (role === 'population') return [...common, ...noNumber];
	if (role === 'year' || /date$/i.test(role)) return [...common, ...noDate];
	return common;
}

function areNumbered(values: readonly string[]): boolean {
	const written = values.filter((value) => value.trim() !== '');
	return written.length > 0 && written.every((value) => /^\s*\d+\s*$/.test(value));
}

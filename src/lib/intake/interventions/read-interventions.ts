import Papa from 'papaparse';
import { InputError } from '$lib/model/problem';
import { interventionSchema, type Intervention } from '$lib/model/settings/evaluate';
import { words } from '../values/fold';

type Part = 'name' | 'areas' | 'controls' | 'from' | 'before' | 'after' | 'cost' | 'effect';

/** What each column may be called, as words without accents; the first names are those told in errors. */
const headers: Record<Part, string[]> = {
	name: [
		'what',
		'name',
		'intervention',
		'campaign',
		'que',
		'quoi',
		'o que',
		'nombre',
		'nom',
		'nome'
	],
	areas: ['where', 'areas', 'area', 'treated', 'donde', 'ou', 'onde'],
	controls: ['controls', 'control', 'compared with', 'controles', 'temoins'],
	from: ['from', 'from when', 'start', 'first day', 'desde', 'a partir de', 'depuis'],
	before: ['before periods', 'before'],
	after: ['after periods', 'after'],
	cost: ['cost', 'coste', 'costo', 'cout', 'custo'],
	effect: ['intended effect', 'effect', 'efecto previsto', 'effet attendu', 'efeito pretendido']
};
const needed: Part[] = ['name', 'areas', 'from'];
const usualPeriods = { before: 24, after: 12 };

/**
 * Reads interventions from CSV: one row each with what, where (areas separated by ; or |), from when
 * (2021-03-01), and where given controls, periods before and after, cost and intended effect. Throws
 * `InputError` with file, row, column and value of the first cell that cannot be used.
 */
export function readInterventions(text: string, file: string): Intervention[] {
	const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''));
	const written = data
		.map((cells, i) => ({ cells, row: i + 1 }))
		.filter(({ cells }) => cells.some((cell) => cell.trim()));
	const [header, ...rows] = written;
	const at = columnsOf(header?.cells ?? [], file);
	if (!rows.length)
		throw new InputError(
			'The file registers no intervention; below its header one row each is expected.',
			{ file },
			'no-interventions'
		);
	return rows.map(({ cells, row }) =>
		readIntervention(
			(part) => (at[part] === undefined ? '' : (cells[at[part]] ?? '').trim()),
			(part, value) => {
				throw new InputError(
					`${expected[part]} was expected here.`,
					{ file, row, column: header.cells[at[part]!], value },
					`intervention-${part}`
				);
			}
		)
	);
}

/** What was expected of a part that cannot be used; in other languages by the code `intervention-PART`. */
const expected: Record<'name' | 'areas' | 'from' | 'before' | 'after' | 'cost', string> = {
	name: 'What was done',
	areas: 'One or more areas by id or name, separated by a semicolon,',
	from: 'A day such as 2021-03-01',
	before: 'A whole number of periods above zero',
	after: 'A whole number of periods above zero',
	cost: 'An amount of zero or more, digits only,'
};

/** One row's intervention. `cell` gives the text of a part; `refuse` says that it cannot be used. */
function readIntervention(
	cell: (part: Part) => string,
	refuse: (part: keyof typeof expected, value: string) => never
): Intervention {
	const wrong = (part: keyof typeof expected) => refuse(part, cell(part));
	const list = (part: Part) =>
		cell(part)
			.split(/[;|]/)
			.map((name) => name.trim())
			.filter(Boolean);
	const whole = (part: 'before' | 'after') => {
		const value = cell(part) === '' ? usualPeriods[part] : Number(cell(part));
		return Number.isInteger(value) && value > 0 ? value : wrong(part);
	};
	if (!cell('name')) wrong('name');
	if (!list('areas').length) wrong('areas');
	if (!interventionSchema.shape.from.safeParse(cell('from')).success) wrong('from');
	const cost = cell('cost') === '' ? undefined : Number(cell('cost'));
	if (cost !== undefined && !(cost >= 0)) wrong('cost');
	return interventionSchema.parse({
		name: cell('name'),
		areas: list('areas'),
		controls: list('controls'),
		from: cell('from'),
		beforePeriods: whole('before'),
		afterPeriods: whole('after'),
		...(cost === undefined ? {} : { cost }),
		...(cell('effect') ? { intendedEffect: cell('effect') } : {})
	});
}

/** Where each part's column is. Throws where one that is needed is missing. */
function columnsOf(header: string[], file: string): Partial<Record<Part, number>> {
	const said = header.map(words);
	const written = header.map((name) => JSON.stringify(name)).join(', ');
	const at: Partial<Record<Part, number>> = {};
	for (const part of Object.keys(headers) as Part[]) {
		const index = said.findIndex((name) => headers[part].includes(name));
		if (index >= 0) at[part] = index;
		else if (needed.includes(part))
			throw new InputError(
				`There is no column "${headers[part][0]}"; the file has ${written}. Interventions need the columns what, where and from.`,
				{ file, row: 1, column: headers[part][0] },
				'intervention-column',
				{ written }
			);
	}
	return at;
}

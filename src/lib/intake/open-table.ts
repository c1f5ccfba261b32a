import type {
	CombinedColumn,
	Format,
	OpenedTable,
	Packing,
	Role,
	RowTally,
	Staged,
	TextEncoding
} from '$lib/model/intake';
import { InputError, type Finding } from '$lib/model/problem';
import { findIdentifying } from './identify/find-identifying';
import { masked } from './identify/mask';
import { ctdcCombined } from './layouts/ctdc';
import { recogniseLayout, type RecognisedLayout } from './layouts/recognise-layout';
import { unpivot, wideColumns } from './layouts/wide';
import { makePlan } from './make-plan';
import { areElsewhere } from './places/united-states';
import { readColumns } from './text/read-columns';
import { sampleRows, type Sample } from './text/sample-rows';
import { readNumber } from './values/read-number';

/** A file cut into rows, before anything is known of what they mean. */
export interface CutTable {
	name: string;
	format: Format;
	packing: Packing;
	encoding: TextEncoding | null;
	staged: Staged;
	findings: Finding[];
	tally: RowTally;
	atSigns?: Uint32Array;
}

const previewRows = 50;
const mostWideRows = 200_000;

/** Recognises what the columns of a cut file mean and which of them could identify people. */
export async function openTable(cut: CutTable): Promise<OpenedTable> {
	const { staged: given, name } = cut;
	if (given.rows === 0)
		throw new InputError(
			cut.tally.rejected
				? `None of the file's ${cut.tally.rejected} rows could be read; the first problem: ${cut.findings.find(({ rejected }) => rejected)?.problem ?? ''}`
				: 'The file has no rows of data.',
			{ file: name },
			'no-rows'
		);
	const sampled = await sampleRows(given);
	const wide = given.rows <= mostWideRows ? wideColumns(given.names, sampled.columns) : null;
	const recognised = recogniseLayout(given.names, sampled.columns);
	if (!wide || recognised.layout === 'ctdc' || recognised.layout === 'htcds')
		return assemble(cut, given, sampled, recognised);
	const table = given.kind === 'text' ? await readColumns(given) : given;
	const long = unpivot(name, table, wide);
	const { read, rejected } = cut.tally;
	const perRow = wide.periods.length;
	const tally: RowTally = {
		read: long.tally.read + (read - given.rows) * perRow,
		used: long.tally.used,
		rejected: long.tally.rejected + rejected * perRow,
		blank: cut.tally.blank
	};
	const findings = [...cut.findings, ...long.findings];
	const sample = await sampleRows(long.staged);
	return assemble({ ...cut, findings, tally, atSigns: undefined }, long.staged, sample, {
		...recogniseLayout(long.staged.names, sample.columns),
		layout: 'wide'
	});
}

function assemble(
	cut: CutTable,
	staged: Staged,
	sample: Sample,
	{ layout, columns }: RecognisedLayout
): OpenedTable {
	const identifying = findIdentifying({ columns, sample: sample.columns, atSigns: cut.atSigns });
	const hidden = new Set(identifying.map(({ column }) => column));
	const combined: CombinedColumn[] = layout === 'ctdc' ? ctdcCombined(staged.names) : [];
	const preview = Array.from({ length: Math.min(previewRows, sample.first) }, (_, row) =>
		staged.names.map((name, i) => (hidden.has(name) ? masked : (sample.columns[i][row] ?? null)))
	);
	const plan = makePlan(cut.name, layout, columns, identifying, sample.columns, combined);
	const degrees = (role: Role) => {
		const at = columns.findIndex((column) => column.role === role);
		const style = plan.columns[at]?.number;
		return style ? sample.columns[at].map((text) => readNumber(text, style)) : [];
	};
	const elsewhere = areElsewhere(degrees('longitude'), degrees('latitude'));
	return {
		kind: 'table',
		name: cut.name,
		format: cut.format,
		packing: cut.packing,
		encoding: cut.encoding,
		staged,
		columns,
		identifying,
		plan,
		findings: cut.findings,
		tally: cut.tally,
		preview,
		...(elsewhere ? { suggestedAreas: 'countries' as const } : {})
	};
}

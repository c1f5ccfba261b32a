import { countClasses, type ClassColumn } from '$lib/database/queries/count-classes';
import { protectRisk } from '$lib/disclosure/protect-risk';
import { reportRisk, suggestRecoding } from '$lib/disclosure/risk-report';
import type { Dataset } from '$lib/model/dataset';
import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import {
	knownColumns,
	leastThreshold,
	type KnownColumn,
	type RiskAnswer,
	type RiskQuestion
} from '$lib/model/risk';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';

/**
 * How findable the loaded records are to somebody who knows the ticked columns: k-anonymity,
 * l-diversity, records that are alone, what makes them so and what to leave out. Throws `InputError`
 * where no column is ticked, one is not there, the sensitive one is ticked, the threshold is no whole
 * number of at least 2, or the policy's mode is not `exact`.
 */
export async function assessRisk(
	{ policy, columns, sensitive, threshold }: RiskQuestion,
	{ dataset }: LoadedProject,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<Protected<RiskAnswer>> {
	if (columns.length === 0)
		throw new InputError(
			'Tick at least one column that somebody could know of a person.',
			{},
			'risk-no-columns'
		);
	const known = [...new Set(columns)];
	checkThreshold(threshold, leastThreshold);
	const counted = known.map((column) => classColumn(column, dataset));
	if (sensitive !== null) {
		if (known.includes(`category ${sensitive}`))
			throw new InputError(
				`The column ${JSON.stringify(sensitive)} cannot be both known to others and kept from them.`,
				{},
				'risk-sensitive-known',
				{ name: sensitive }
			);
		counted.push(classColumn(`category ${sensitive}`, dataset));
	}
	const result = await engine.query(countClasses(counted, dataset.counted), signal);
	const codes = counted.map((_, i) => result.columns[`c${i}`] as Int32Array);
	const classes = {
		columns: known,
		codes: codes.slice(0, known.length),
		sensitive: sensitive === null ? null : codes[known.length],
		count: result.columns.count as Float64Array
	};
	return protectRisk(
		{
			report: reportRisk(classes, threshold),
			recoding: suggestRecoding(classes, threshold),
			threshold
		},
		policy
	);
}

function checkThreshold(threshold: number, least: number): void {
	if (Number.isInteger(threshold) && threshold >= least) return;
	throw new InputError(
		`The threshold is a whole number of at least ${least}; ${threshold} was given.`,
		{},
		'risk-threshold',
		{ least, given: String(threshold) }
	);
}

function classColumn(column: KnownColumn, dataset: Dataset): ClassColumn {
	const possible = knownColumns(dataset);
	if (!possible.includes(column)) {
		const name = column.replace(/^category /, '');
		const known = possible.map((one) => one.replace(/^category /, '')).join(', ') || 'none';
		throw new InputError(
			`The data have no column ${JSON.stringify(name)} to be known by; they have: ${known}.`,
			{},
			'risk-unknown-column',
			{ name, known }
		);
	}
	if (column === 'area' || column === 'month' || column === 'year') return column;
	return dataset.categories.findIndex(({ id }) => column === `category ${id}`);
}

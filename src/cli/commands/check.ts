import { checkIncidents, type Check } from '$lib/pipeline/check-incidents';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `check`: what is wrong with the rows, one line a finding. */
export const check: Command<Check> = async (project, context) => {
	const { result, dataset } = await checkIncidents(project, context);
	return { result, table: checkTable, hidden: 0, dataset, seed: null };
};

function checkTable({ findings }: Check): ResultTable {
	return {
		columns: ['file', 'row', 'column', 'value', 'problem', 'code', 'rejected'],
		rows: findings.map(({ file, row, column, value, problem, code, rejected }) => [
			file ?? null,
			row ?? null,
			column ?? null,
			value ?? null,
			problem,
			code,
			rejected
		])
	};
}

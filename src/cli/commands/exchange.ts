import type { ExchangePackage } from '$lib/model/exchange';
import { InputError } from '$lib/model/problem';
import { writePackage } from '$lib/pipeline/exchange/write-package';
import { openProject } from '$lib/pipeline/open-project';
import type { Command } from './command';

/** `exchange`: published counts as a package that another organisation can lay beside its own. */
export const exchange: Command<ExchangePackage> = async (project, context) => {
	if (!project.exchange)
		throw new InputError(
			'Say whose counts these are: add "exchange": { "organisation": … } to the project, or --set exchange.organisation=….',
			{},
			'exchange-organisation'
		);
	const loaded = await openProject(project, context);
	const result = await writePackage(project, project.exchange, loaded, context);
	return {
		result,
		table: ({ organisation, rows }) => ({
			columns: ['organisation', 'area_id', 'period', 'value', 'count', 'suppressed'],
			rows: rows.map(({ area, period, value, count }) => [
				organisation,
				area,
				period,
				value,
				count,
				count === null
			])
		}),
		hidden: result.rows.filter(({ count }) => count === null).length,
		dataset: loaded.dataset,
		seed: null
	};
};

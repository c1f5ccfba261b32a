import { statusOf } from '$lib/model/disclosure';
import type { Aggregate, ResultTable } from '$lib/model/exports';
import { periodLabels } from '$lib/model/period';

/** The names of an aggregate's periods: `2021-03`, `2021`; `all` where nothing is dated. */
export function aggregateLabels({ undated, periods }: Aggregate): string[] {
	return undated ? ['all'] : periodLabels(periods);
}

/** One row an area and period, zeros included: what `aggregate.csv` holds. */
export function aggregateTable(aggregate: Aggregate): ResultTable {
	const { areaIds, areaNames, cells, population } = aggregate;
	const labels = aggregateLabels(aggregate);
	return {
		columns: [
			'area_id',
			'area_name',
			'period',
			'count',
			'population',
			'rate',
			'suppressed',
			'status'
		],
		rows: areaIds.flatMap((id, area) =>
			labels.map((label, t) => {
				const cell = area * labels.length + t;
				const status = statusOf(cells.statuses[cell]);
				return [
					id,
					areaNames[area],
					label,
					cells.counts[cell],
					population ? population[cell] : null,
					cells.rates ? cells.rates[cell] : null,
					status === 'hidden',
					status
				];
			})
		)
	};
}

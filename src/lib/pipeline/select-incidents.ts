import { isCategoryTotal } from '$lib/intake/layouts/total-names';
import type { Selection } from '$lib/database/queries/selection';
import type { Dataset } from '$lib/model/dataset';
import { dayNumber } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Filter, Project } from '$lib/model/project';

/** The selection that a project's filter and window stand for. */
export function selectIncidents(
	dataset: Dataset,
	filter: Filter,
	period: Pick<Project['period'], 'from' | 'to'>
): Selection {
	return {
		codes: filterCodes(dataset, filter),
		days: {
			from: dataset.dated && period.from ? dayNumber(period.from) : null,
			to: dataset.dated && period.to ? dayNumber(period.to) : null
		},
		area: null
	};
}

/** The codes that a filter keeps in each category column. A value that never occurs keeps nothing. */
export function filterCodes(dataset: Dataset, filter: Filter): Map<number, number[]> {
	const codes = new Map<number, number[]>();
	for (const [name, values] of Object.entries(filter)) {
		const column = dataset.categories.findIndex(({ id }) => id === name);
		const index =
			column >= 0 ? column : dataset.categories.findIndex(({ aliases }) => aliases.includes(name));
		if (index < 0) {
			const known = dataset.categories.map(({ id }) => id).join(', ') || 'none';
			throw new InputError(
				`There is no category column ${JSON.stringify(name)} to filter by; the data have: ${known}.`,
				{},
				'unknown-filter',
				{ name, known }
			);
		}
		const texts = dataset.categories[index].values;
		codes.set(
			index,
			values.map((value) => (value === '' ? missingCode : codeOf(texts, value)))
		);
	}
	return codes;
}

/** Refuses a filter none of whose values occurs in a column: an answer of nothing but zeros would look like one. */
export function checkFilter(dataset: Dataset, filter: Filter): void {
	for (const [index, kept] of filterCodes(dataset, filter)) {
		if (kept.length === 0 || kept.some((code) => code !== neverCode)) continue;
		const { id, aliases, values } = dataset.categories[index];
		const name = [id, ...aliases].find((known) => known in filter)!;
		const list = values.slice(0, mostNamed).join(', ') + (values.length > mostNamed ? ' …' : '');
		const total = isCategoryTotal(filter[name][0]) ? ' Totals over the others are left out.' : '';
		throw new InputError(
			`No record has this value in ${JSON.stringify(name)}, which the filter asks for; the data have: ${list || 'none'}.${total}`,
			{ column: name, value: filter[name][0] },
			'unknown-filter-value'
		);
	}
}

const mostNamed = 12;

/** Stands for a missing value, which a filter names by the empty text. */
const missingCode = -1;
const neverCode = -2;

function codeOf(texts: string[], value: string): number {
	const code = texts.indexOf(value);
	return code < 0 ? neverCode : code;
}

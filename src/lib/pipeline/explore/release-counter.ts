import type { Release } from '$lib/disclosure/release';
import {
	viewAreaPeriods,
	viewLeftOut,
	viewPairs,
	viewValues,
	withRates,
	type Brush
} from '$lib/disclosure/views';
import type { Dataset } from '$lib/model/dataset';
import { periodEnd, periodNumber, periodStart, type Periods } from '$lib/model/period';
import type { Filter } from '$lib/model/project';
import type { Counter, Stretch } from './counter';

/** What a counter from a release needs besides it. */
export interface ReleaseView {
	release: Release;
	dataset: Dataset;
	/** The periods that stretches are indices of. */
	periods: Periods;
	/** The codes that the filter keeps, by category column. */
	kept: Map<number, number[]>;
	/** The selected area, or −1. */
	selected: number;
	/** Whether an area (−1: any) says nothing in a stretch: it did not report, or the data do not reach there. */
	isSilent: (area: number, stretch: Stretch) => boolean;
}

/** Counts from the published cells of a dataset alone: nothing that any sequence of views could subtract. */
export function releaseCounter(view: ReleaseView): Counter {
	const { release, dataset, periods, kept, selected, isSilent } = view;
	const filter = filterOf(dataset, kept);
	const brushOf = (stretch: Stretch) => brushIn(release.periods, periods, stretch, dataset.dated);
	const areaCount = release.areas.leaves - (release.areas.unplaced >= 0 ? 1 : 0);
	const every = Array.from({ length: areaCount }, (_, area) => area);
	return {
		areas(stretches, population) {
			const table = viewAreaPeriods(
				release,
				every,
				stretches.map(brushOf),
				filter,
				(area, column) => isSilent(area, stretches[column])
			);
			return population ? withRates(release, table, (row) => population[row]) : table;
		},
		stretches(area, stretches, population) {
			const table = viewAreaPeriods(release, [area], stretches.map(brushOf), filter, (_, column) =>
				isSilent(area, stretches[column])
			);
			return withRates(release, table, () => population);
		},
		leftOut: (stretch) => viewLeftOut(release, brushOf(stretch), filter),
		values(category, stretch) {
			const { id, values } = dataset.categories[category];
			const others = { ...filter };
			delete others[id];
			return viewValues(release, selected, brushOf(stretch), id, [...values, null], others);
		},
		related(category) {
			const { id } = dataset.categories[category];
			const column = release.columns.find(({ names }) => names.includes(id));
			const isCrossed = (name: string) =>
				release.policy.crossings.some((group) => group.includes(id) && group.includes(name));
			const asOne = column?.names.filter((name) => name !== id && !isCrossed(name)) ?? [];
			return { asOne, beside: column?.beside ?? [] };
		},
		flows(category, origins, destinations, stretch) {
			const { id, values } = dataset.categories[category];
			const pairs = { areas: destinations, values: Array.from(origins, (code) => values[code]) };
			const only = selected < 0 ? null : selected;
			return viewPairs(release, pairs, brushOf(stretch), id, filter, only);
		}
	};
}

/** The filter by column and text, the missing value as the empty text. */
export function filterOf(dataset: Dataset, kept: Map<number, number[]>): Filter {
	return Object.fromEntries(
		Array.from(kept, ([index, codes]) => {
			const { id, values } = dataset.categories[index];
			return [id, codes.filter((code) => code >= -1).map((code) => (code < 0 ? '' : values[code]))];
		})
	);
}

/** A stretch of longer periods as base periods of the release; beside the data it is empty (last < first). */
export function brushIn(
	base: Periods,
	periods: Periods,
	{ first, last }: Stretch,
	dated: boolean
): Brush {
	if (!dated) return { first: 0, last: 0 };
	const number = (day: string) => periodNumber(day, base.step) - base.first;
	return {
		first: number(periodStart(periods.first + first, periods.step)),
		last: number(periodEnd(periods.first + last, periods.step))
	};
}

import { deriveProtectedFrom } from '$lib/disclosure/derive';
import type { DetectionRates } from '$lib/model/indicators';
import { periodLabels } from '$lib/model/period';
import type { Protected } from '$lib/model/protected';
import type { LoadedProject } from '../load-panel';
import { populationByPeriod } from '../population';
import type { CellSource } from './cell-source';

/** The columns by which SDG 16.2.2 is told. */
export const detectionColumns = ['sex', 'ageBand', 'form'];

/** Recorded cases per 100,000 residents and year, in all and by sex, age and form (SDG 16.2.2); null without residents or dates. */
export function detectionRates(
	source: CellSource,
	{ dataset, areas, population }: LoadedProject
): Protected<DetectionRates> | null {
	if (!dataset.dated || (!population && !areas.population)) return null;
	const { periods: years, stretches } = source.by('year');
	const people = populationByPeriod(areas, population, years, true)!;
	const residents = Float64Array.from({ length: years.length }, (_, t) => {
		let sum = 0;
		for (let area = 0; area < areas.ids.length; area++) sum += people[area * years.length + t] || 0;
		return sum;
	});
	if (!residents.some((sum) => sum > 0)) return null;
	const columns = dataset.categories.filter(({ id }) => detectionColumns.includes(id));
	const lists = columns.map(({ id, values }) => ({
		id,
		values: [...values, null],
		tables: [...values, null].map((value) => source.count([-1], { [id]: [value ?? ''] }, stretches))
	}));
	return deriveProtectedFrom(
		{ all: source.count([-1], {}, stretches), values: lists.flatMap(({ tables }) => tables) },
		({ all, values }) => {
			const rate = (count: number, year: number) => (count / residents[year]) * 100_000;
			let at = 0;
			return {
				years: periodLabels(years),
				residents,
				all: all.counts.map(rate),
				parts: lists.map(({ id, values: names }) => {
					const own = values.slice(at, (at += names.length));
					return {
						column: id,
						values: names,
						rates: Float64Array.from(own.flatMap(({ counts }) => [...counts.map(rate)]))
					};
				})
			};
		}
	);
}

import type { Panel } from '$lib/model/panel';

/**
 * Cases of each area over the whole window (NaN where no period has any data) and residents as the
 * mean of the periods that know them; null where no population was given.
 */
export function overWindow({ counts, population, periods }: Panel): {
	counts: Float64Array;
	population: Float64Array | null;
} {
	const areas = counts.length / periods.length;
	const totals = new Float64Array(areas).fill(NaN);
	const residents = population ? new Float64Array(areas).fill(NaN) : null;
	for (let a = 0; a < areas; a++) {
		let [cases, reported, sum, known] = [0, 0, 0, 0];
		for (let cell = a * periods.length; cell < (a + 1) * periods.length; cell++) {
			if (!Number.isNaN(counts[cell])) [cases, reported] = [cases + counts[cell], reported + 1];
			if (population && population[cell] >= 0) [sum, known] = [sum + population[cell], known + 1];
		}
		if (reported > 0) totals[a] = cases;
		if (residents && known > 0) residents[a] = sum / known;
	}
	return { counts: totals, population: residents };
}

/** The panel without its last periods that are known to be incomplete: what is read in time must be whole. */
export function completePart(panel: Panel): Panel {
	const drop = Math.min(panel.incompleteLast, panel.periods.length - 1);
	if (drop <= 0) return panel;
	const length = panel.periods.length - drop;
	const cut = (cells: Float64Array) =>
		cells.filter((_, cell) => cell % panel.periods.length < length);
	return {
		...panel,
		periods: { ...panel.periods, length },
		counts: cut(panel.counts),
		population: panel.population && cut(panel.population),
		incompleteLast: 0
	};
}

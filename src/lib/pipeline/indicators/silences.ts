import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { coverageGaps } from '$lib/evaluation/coverage-gaps';
import type { ShownGap } from '$lib/model/indicators';
import { periodLabels, type Periods } from '$lib/model/period';
import type { Protected } from '$lib/model/protected';
import { areaLabels } from '../explore/area-labels';
import type { LoadedProject } from '../load-panel';
import type { CellSource } from './cell-source';

/** Thousands of areas are looked at, so theirs must be far rarer than that of a dozen organisations. */
const limits = { organisation: 1e-3, area: 1e-6 };
/** At most so many are listed. */
const mostGaps = 200;

/** Which organisations, and which areas, recorded nothing for longer than their usual pace makes likely, and when. */
export function silences(
	source: CellSource,
	{ dataset, areas }: LoadedProject
): Protected<ShownGap[]> | null {
	if (!dataset.dated) return null;
	const [months, years] = [source.by('month'), source.by('year')];
	const names = dataset.categories.find(({ id }) => id === 'organisation')?.values ?? [];
	const nodes = areas.ids.map((_, area) => area);
	return deriveProtectedFrom(
		{
			organisations: names.map((name) =>
				source.count([-1], { organisation: [name] }, months.stretches)
			),
			areas: source.count(nodes, {}, years.stretches)
		},
		(shown) =>
			[
				...gapsOf(
					Float64Array.from(shown.organisations.flatMap(({ counts }) => [...counts])),
					names,
					months.periods,
					'organisation'
				),
				...gapsOf(shown.areas.counts, areaLabels(areas), years.periods, 'area')
			].slice(0, mostGaps)
	);
}

function gapsOf(
	counts: Float64Array,
	names: string[],
	periods: Periods,
	kind: ShownGap['kind']
): ShownGap[] {
	const labels = periodLabels(periods);
	return coverageGaps(counts, periods.length, limits[kind]).map((gap) => ({
		source: names[gap.source],
		kind,
		from: labels[gap.from],
		to: labels[gap.from + gap.length - 1],
		when: gap.kind
	}));
}

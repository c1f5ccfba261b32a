import { toDecimals, toSignificant } from '$lib/disclosure/coarsen';
import { deriveProtected } from '$lib/disclosure/derive';
import { protectResults } from '$lib/disclosure/gate';
import type { HotspotResult } from '$lib/model/hotspots';
import type { Project } from '$lib/model/project';
import { partsOf } from '$lib/model/runner';
import type { Protected } from '$lib/model/protected';
import type { Hotspots } from '$lib/model/shown-findings';
import { RATE_BASE, rateIntervals } from '$lib/numeric/rates';
import { areaNeighbours } from './area-neighbours';
import { checkGrid } from './check-grid';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { overWindow } from './panel-window';

/** Finds hot and cold spots of the project's window and passes them through the gate. */
export async function findHotspots(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<Hotspots>> {
	const part = partsOf(context);
	const { neighbours: neighbourRule, ...settings } = project.hotspots;
	const { panel, names, shown: shownCounts } = await loadMethodPanel(project, loaded, context);
	const { counts, population } = overWindow(panel);
	const neighbours = await areaNeighbours(loaded.areas, neighbourRule, context);
	const found = await context.runner.run(
		'analyse-hotspots',
		{ counts, population, neighbours, settings },
		part(0, 0.6)
	);
	const grid = await checkGrid(project, loaded, counts, part(0.6, 1));
	const cells = shownCounts([{ first: 0, last: panel.periods.length - 1 }], population);
	const results = protectResults(
		{ numbers: numbersOf(found, counts, population, cells.hidden > 0), labels: labelsOf(found) },
		cells.statuses,
		project.disclosure
	);
	const {
		statistic,
		value,
		correction,
		level,
		permutations,
		seed,
		global,
		tested,
		islands,
		warnings
	} = found;
	return deriveProtected(results, (shown) => ({
		statistic,
		value,
		correction,
		level,
		permutations,
		seed,
		global,
		tested,
		islands,
		warnings,
		neighbours: found.neighbours,
		neighbourRule,
		areaIds: panel.areaIds,
		areaNames: names,
		periods: panel.periods,
		population,
		grid,
		cells,
		results: shown
	}));
}

/** The numbers by area; where hidden cells were filled in, no finer than that allows. */
function numbersOf(
	found: HotspotResult,
	counts: Float64Array,
	population: Float64Array | null,
	coarse: boolean
): Record<string, Float64Array> {
	const scale = found.value === 'count' ? 1 : RATE_BASE;
	const numbers: Record<string, Float64Array> = {
		z: coarse ? toDecimals(found.z, 1) : found.z,
		p: coarse ? toSignificant(found.p, 1) : found.p,
		p_adjusted: coarse ? toSignificant(found.pAdjusted, 1) : found.pAdjusted
	};
	const analysed = found.values.map((value) => value * scale);
	numbers.analysed =
		coarse && found.value === 'smoothed-rate' ? toSignificant(analysed, 2) : analysed;
	if (population) {
		const { lower, upper } = rateIntervals(counts, population);
		numbers.rate_lower = lower.map((rate) => rate * RATE_BASE);
		numbers.rate_upper = upper.map((rate) => rate * RATE_BASE);
	}
	if (found.localI && found.localExpected && found.localVariance) {
		const shown = (values: Float64Array) => (coarse ? toSignificant(values, 2) : values);
		numbers.local_i = shown(found.localI);
		numbers.local_expected = shown(found.localExpected);
		numbers.local_variance = shown(found.localVariance);
	}
	return numbers;
}

function labelsOf({ classes, quadrants }: HotspotResult): Record<string, string[]> {
	return quadrants ? { class: classes, quadrant: quadrants } : { class: classes };
}

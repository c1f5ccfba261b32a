import type { HotspotClass, HotspotResult, MoranClass } from '$lib/model/hotspots';
import type { Neighbours } from '$lib/model/neighbours';
import { InputError } from '$lib/model/problem';
import type { Job } from '$lib/model/runner';
import type { HotspotsSettings } from '$lib/model/settings/hotspots';
import { adjustForTesting } from '$lib/numeric/multiple-testing';
import { normalTwoSided } from '$lib/numeric/normal';
import { analysedValues, valueKindOf } from './analysed-values';
import { checkAssumptions } from './assumptions';
import { completeAreas, spread } from './complete-areas';
import { conditionalPermutation } from './conditional-permutation';
import { getisOrd } from './getis-ord';
import { globalMoran } from './global-moran';
import { hotspotClass, moranClass } from './hotspot-class';
import { localMoran } from './local-moran';

/** Counts of the window by area (NaN: did not report), residents, and who neighbours whom. */
export interface HotspotsInput {
	counts: Float64Array;
	population: Float64Array | null;
	neighbours: Neighbours;
	settings: Omit<HotspotsSettings, 'neighbours'>;
}

/**
 * Hot and cold spots: Gi*, Gi or local Moran's I of counts or rates, with two-sided p-values
 * (normal, or from conditional permutations), corrected for the number of areas tested, classes,
 * the global Moran's I, and the assumptions that fail. Areas without a value are not tested and are
 * nobody's neighbours. Throws `InputError` when there is nothing to test.
 */
export const analyseHotspots: Job<HotspotsInput, HotspotResult> = (input, report) => {
	const { settings, counts, population } = input;
	const areas = counts.length;
	const value = valueKindOf(settings.value, population);
	const values = analysedValues(counts, population, value);
	const complete = completeAreas(values, input.neighbours);
	const { kept } = complete;
	if (kept.length < 3)
		throw new InputError(
			`Hot spots need at least 3 areas with a value, and 30 to be trusted; here the number is ${kept.length}.`,
			{},
			'too-few-areas',
			{ areas: kept.length }
		);
	const offsets = complete.neighbours.offsets;
	const counted = new Float64Array(kept.length).map((_, i) => offsets[i + 1] - offsets[i]);
	const moran =
		settings.statistic === 'local-moran' ? localMoran(complete.values, complete.neighbours) : null;
	const z =
		moran?.z ?? getisOrd(complete.values, complete.neighbours, settings.statistic === 'gi-star');
	const p =
		settings.permutations > 0
			? conditionalPermutation(
					complete.values,
					complete.neighbours,
					settings.permutations,
					settings.seed,
					report
				)
			: z.map(normalTwoSided);
	const pAdjusted = adjustForTesting(p, settings.correction);
	const classes = new Array<HotspotClass | MoranClass>(areas).fill('no-data');
	kept.forEach((area, i) => {
		const alone = counted[i] === 0 && settings.statistic !== 'gi-star';
		if (alone) classes[area] = 'no-neighbours';
		else if (moran) classes[area] = moranClass(moran.quadrant[i], pAdjusted[i], settings.level);
		else classes[area] = hotspotClass(z[i], pAdjusted[i]);
	});
	const all = (results: Float64Array) => spread(results, kept, areas);
	const quadrants = moran
		? new Array<NonNullable<typeof moran>['quadrant'][number]>(areas).fill('none')
		: null;
	if (moran && quadrants) kept.forEach((area, i) => (quadrants[area] = moran.quadrant[i]));
	const islands = Array.from(kept.filter((_, i) => counted[i] === 0));
	return {
		statistic: settings.statistic,
		value,
		correction: settings.correction,
		level: settings.level,
		permutations: settings.permutations,
		seed: settings.seed,
		values,
		neighbours: new Int32Array(all(counted)),
		z: all(z),
		p: all(p),
		pAdjusted: all(pAdjusted),
		classes,
		localI: moran && all(moran.localI),
		localExpected: moran && all(moran.expected),
		localVariance: moran && all(moran.variance),
		quadrants,
		global: globalMoran(complete.values, complete.neighbours),
		tested: kept.length,
		islands,
		warnings: checkAssumptions({
			areas,
			tested: kept.length,
			islands: islands.length,
			neighbours: counted,
			value,
			constant: kept.every((area) => values[area] === values[kept[0]]),
			permutations: settings.permutations,
			correction: settings.correction,
			level: settings.level,
			withoutPopulation: withoutPopulation(counts, population)
		})
	};
};

function withoutPopulation(counts: Float64Array, population: Float64Array | null): number {
	if (!population) return 0;
	return counts.reduce((areas, count, i) => areas + Number(count > 0 && !(population[i] > 0)), 0);
}

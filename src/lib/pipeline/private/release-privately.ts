import { countValues } from '$lib/database/queries/count-values';
import { releasePrivately as draw } from '$lib/disclosure/release-privately';
import type { PrivateQuestion, PrivateRelease } from '$lib/model/private-release';
import type { Protected } from '$lib/model/protected';
import type { Context } from '../context';
import { parentLabel } from '../explore/area-labels';
import type { LoadedProject } from '../load-panel';
import { changedMeanwhile } from './choices';
import { cryptographicChance } from './cryptographic-chance';

/**
 * Draws a release that was paid for: noisy counts of all records, whatever is filtered, up the tree of
 * areas. Ask only once the expense is kept; what is drawn is never drawn again for the same expense.
 */
export async function releasePrivately(
	{ choices, paid, files }: PrivateQuestion,
	{ dataset, areas }: LoadedProject,
	{ engine, signal }: Pick<Context, 'engine' | 'signal'>
): Promise<Protected<PrivateRelease>> {
	if (paid.milliEpsilon !== choices.milliEpsilon)
		throw new Error('A private release costs what was paid for it.');
	if (JSON.stringify(files) !== JSON.stringify(dataset.files.map(({ name }) => name)))
		throw changedMeanwhile();
	const years = yearsOf(choices.years);
	const { columns, length } = await engine.query(countValues([], 'year', dataset.counted), signal);
	const [area, year, count] = [columns.area, columns.period, columns.count] as [
		Int32Array,
		Int32Array,
		Float64Array
	];
	const counts = new Float64Array(areas.ids.length * years.length);
	for (let i = 0; i < length; i++) {
		const column = choices.years ? year[i] + 1970 - choices.years.from : 0;
		if (area[i] >= 0 && column >= 0 && column < years.length)
			counts[area[i] * years.length + column] += count[i];
	}
	const parents = areas.parents && areas.parents.map((parent) => parentLabel(parent, areas));
	return draw({ ...areas, parents }, counts, years, choices, cryptographicChance());
}

function yearsOf(years: PrivateQuestion['choices']['years']): (number | null)[] {
	if (!years) return [null];
	return Array.from({ length: years.to - years.from + 1 }, (_, i) => years.from + i);
}

import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { targetStatus } from '$lib/evaluation/target-status';
import { chainSteps, type TargetResult } from '$lib/model/indicators';
import { dayNumber } from '$lib/model/period';
import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { TargetSettings } from '$lib/model/settings/indicators';
import { parentLabel } from '../explore/area-labels';
import { matchPlaces } from '../incidents/match-places';
import type { LoadedProject } from '../load-panel';
import { brushOfDays, type CellSource } from './cell-source';
import { reachedFilter } from './chain-table';

/** The node of a target's area: everything, an area that holds others, or an area. Throws `InputError` where there is none. */
function nodeOf({ name, area }: TargetSettings, { release }: CellSource, loaded: LoadedProject) {
	if (area === undefined) return { node: -1, label: null };
	const { parentNames, leaves } = release.areas;
	const parent = parentNames.findIndex((name) =>
		[name, parentLabel(name, loaded.areas)].includes(area)
	);
	if (parent >= 0)
		return { node: leaves + parent, label: parentLabel(parentNames[parent], loaded.areas) };
	const [match] = matchPlaces([area], loaded.areas);
	if (match.area === null)
		throw new InputError(
			`The target "${name}" names the area "${area}", which is none of the areas: use an area's id or its exact name.`,
			{ value: area },
			'unknown-target-area',
			{ target: name, area }
		);
	return { node: match.area, label: loaded.areas.names[match.area] };
}

/** Whether each target is met at the pace so far. Throws `InputError` where one cannot be counted. */
export function targetResults(
	targets: TargetSettings[],
	source: CellSource,
	loaded: LoadedProject
): Protected<TargetResult[]> {
	const { release } = source;
	const counted = targets.map((target) => {
		const brush = brushOfDays(release.periods, target.from, target.to);
		if (brush === 'cut')
			throw new InputError(
				`The target "${target.name}" runs from ${target.from} to ${target.to}; begin with the first and end with the last day of a ${release.periods.step}.`,
				{ value: `${target.from} – ${target.to}` },
				'target-span',
				{ target: target.name }
			);
		const { node, label } = nodeOf(target, source, loaded);
		const filter = reachedFilter(chainSteps.indexOf(target.step));
		return { label, table: source.count([node], filter, [brush]) };
	});
	return deriveProtectedFrom({ tables: counted.map(({ table }) => table) }, ({ tables }) =>
		targets.map((target, i): TargetResult => {
			const { name, step, from, to, direction } = target;
			const soFar = tables[i].counts[0];
			const elapsed = elapsedShare(target, loaded.dataset.lastDay);
			return {
				...{ name, step, from, to, target: target.target, direction },
				areaName: counted[i].label,
				soFar,
				elapsed,
				status: Number.isNaN(soFar)
					? 'hidden'
					: elapsed > 0
						? targetStatus({ target: target.target, direction, soFar, elapsed })
						: 'too-few'
			};
		})
	);
}

/** The share of a span that the data cover, to the end of their last month. */
function elapsedShare({ from, to }: TargetSettings, lastDay: number): number {
	const [first, last] = [dayNumber(from), dayNumber(to)];
	const day = new Date(lastDay * 86_400_000);
	const monthEnd = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0) / 86_400_000;
	return Math.min(1, Math.max(0, (monthEnd - first + 1) / (last - first + 1)));
}

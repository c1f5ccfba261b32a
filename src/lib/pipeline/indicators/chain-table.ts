import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { chainLinks } from '$lib/evaluation/indicator-chain';
import type { Areas } from '$lib/model/areas';
import type { ShownTable } from '$lib/model/disclosure';
import { chainSteps, type ChainTable } from '$lib/model/indicators';
import type { Filter } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { areaLabels, parentLabel } from '../explore/area-labels';
import type { CellSource } from './cell-source';

/** The filter that keeps who reached a step: those whose furthest step it is, or a later one. */
export function reachedFilter(step: number): Filter {
	return step ? { furthestStep: chainSteps.slice(step) } : {};
}

/** The rows of the chain: everything, the areas that hold others, the areas; with their nodes. */
export function chainRows(source: CellSource, areas: Areas) {
	const { areas: tree } = source.release;
	const labels = areaLabels(areas);
	return [
		{ node: -1, id: '', name: '', level: 'all' as const },
		...tree.parentNames.map((name, i) => ({
			node: tree.leaves + i,
			id: name,
			name: parentLabel(name, areas),
			level: 'parent' as const
		})),
		...areas.ids.map((id, node) => ({ node, id, name: labels[node], level: 'area' as const }))
	];
}

/** How many cases reached each step, by area and stretch. Without follow-up only the first step is known. */
export function chainTable(
	source: CellSource,
	areas: Areas,
	followed: boolean
): Protected<{ chain: ChainTable; hidden: number }> {
	const rows = chainRows(source, areas);
	const nodes = rows.map(({ node }) => node);
	const steps = followed ? chainSteps.length : 1;
	const tables = Array.from({ length: steps }, (_, step) =>
		source.count(nodes, reachedFilter(step))
	);
	return deriveProtectedFrom({ tables }, ({ tables: shown }) => ({
		chain: {
			areaIds: rows.map(({ id }) => id),
			areaNames: rows.map(({ name }) => name),
			levels: rows.map(({ level }) => level),
			steps: withShares(shown),
			columns: source.stretches.length
		},
		hidden: shown.reduce((sum, { hidden }) => sum + hidden, 0)
	}));
}

/** Each step's counts with their share of the step before. */
function withShares(tables: ShownTable[]): ChainTable['steps'] {
	const cells = tables[0].counts.length;
	const steps = tables.map(({ counts, statuses }) => ({
		counts,
		statuses,
		share: new Float64Array(cells).fill(NaN),
		lower: new Float64Array(cells).fill(NaN),
		upper: new Float64Array(cells).fill(NaN)
	}));
	for (let cell = 0; cell < cells; cell++) {
		const links = chainLinks(chainSteps.map((_, s) => tables[s]?.counts[cell] ?? NaN));
		steps.forEach((step, s) => {
			step.share[cell] = links[s].shareOfPrevious;
			step.lower[cell] = links[s].lower;
			step.upper[cell] = links[s].upper;
		});
	}
	return steps;
}

import { m } from '$lib/messages/compiled/messages';
import { predictHotspots, type Predictions } from '$lib/pipeline/predict-hotspots';
import type { ResultTable } from '$lib/model/exports';
import type { Command } from './command';

/** `predict`: grid cells by the events expected there next, best first, scored on the held-out days. */
export const predict: Command<Predictions> = async (project, context) => {
	const { result, dataset } = await predictHotspots(project, context);
	// In `exact` mode nothing is for release anyway.
	const beside = project.disclosure.mode === 'exact' ? [] : [m.trends_places_beside()];
	return {
		result,
		table: predictTable,
		inWords: ({ held_out }) => [
			...(held_out === 0 ? [m.trends_places_untested()] : []),
			m.trends_places_use(),
			...beside
		],
		hidden: result.cells.hidden,
		dataset,
		seed: project.predict?.seed ?? null
	};
};

function predictTable({ areaIds, areaNames, cells }: Predictions): ResultTable {
	const ranks = cells.labels.rank.map(Number);
	const order = ranks.map((_, cell) => cell).sort((a, b) => ranks[a] - ranks[b]);
	return {
		columns: ['area_id', 'rank', 'share_of_area', 'expected', 'area_name'],
		rows: order.map((cell) => [
			areaIds[cell],
			ranks[cell],
			ranks[cell] / areaIds.length,
			cells.numbers.expected[cell],
			areaNames[cell]
		])
	};
}

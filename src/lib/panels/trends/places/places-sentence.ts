import { m } from '$lib/messages/compiled/messages';
import type { PlacePredictions } from '$lib/model/predict';
import { formatPeriod, formatShare } from '$lib/ui/format';
import { modelName } from '$lib/wording/model-name';

/** What the prediction says and how much it may be trusted, in words. */
export function placesSentence({ from, model, models, pastCountsUsed }: PlacePredictions): string {
	const at = (name: string) => models.find((one) => one.name === name)?.held.at(-1);
	const used = at(model);
	const past = at('past-counts');
	if (used && Number.isNaN(used.hitRate)) return m.trends_places_untested();
	const parts = {
		from: formatPeriod(from.first, from.step),
		to: formatPeriod(from.first + from.length - 1, from.step),
		share: formatShare(used?.share ?? NaN, 1),
		hit: formatShare(used?.hitRate ?? NaN)
	};
	if (pastCountsUsed) return m.trends_places_sentence_past(parts);
	return m.trends_places_sentence({
		...parts,
		model: modelName(model),
		past: formatShare(past?.hitRate ?? NaN)
	});
}

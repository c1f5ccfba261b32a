import { m } from '$lib/messages/compiled/messages';
import type { ShownForecasts } from '$lib/model/forecast';
import type { ShownTrends } from '$lib/model/trends';
import { formatChange, formatCount, formatNumber } from '$lib/ui/format';

/** What the trends say of all areas together, in words. */
export function overallSentence({ areas, expectedFalseAlarms, areasJudged }: ShownTrends): string {
	const count = (name: string, value: string) =>
		formatCount(areas.labels[name].filter((label) => label === value).length);
	return m.trends_overall({
		rising: count('direction', 'rising'),
		falling: count('direction', 'falling'),
		steady: count('direction', 'steady'),
		few: count('direction', 'too-few'),
		alerts: count('alert', 'alert'),
		judged: formatCount(areasJudged),
		expected: formatNumber(expectedFalseAlarms, 1)
	});
}

/** A direction as a word. */
export function directionText(direction: string | null): string {
	if (direction === 'rising') return m.trends_rising();
	if (direction === 'falling') return m.trends_falling();
	return direction === 'steady' ? m.trends_steady() : m.trends_too_few();
}

/** What the trend of one area says, in words; numbers are left out where they are withheld. */
export function areaSentence({ areas, areaNames }: ShownTrends, area: number): string {
	const { change, changeLower, changeUpper } = areas.numbers;
	const name = areaNames[area];
	const direction = directionText(areas.labels.direction[area]);
	if (!Number.isFinite(change[area])) return m.trends_area_few({ name });
	return m.trends_area({
		name,
		direction,
		change: formatChange(change[area]),
		lower: formatChange(changeLower[area]),
		upper: formatChange(changeUpper[area])
	});
}

/** Why the forecast's model was chosen, in words. */
export function choiceSentence({ reason, model, origins }: ShownForecasts): string {
	if (reason === 'naive-not-beaten') return m.trends_choice_naive({ model });
	if (reason === 'no-back-test') return m.trends_choice_untested({ model });
	if (reason === 'asked-for') return m.trends_choice_asked({ model });
	return m.trends_choice_best({ model, origins });
}

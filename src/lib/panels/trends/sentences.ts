import { m } from '$lib/messages/compiled/messages';
import type { ShownForecasts } from '$lib/model/forecast';
import type { Step } from '$lib/model/period';
import type { ShownTrends } from '$lib/model/trends';
import { formatChange, formatCount, formatPeriod } from '$lib/ui/format';
import { modelName } from '$lib/wording/model-name';
import { directionText } from './words';

/** What the trend of one area says, in words; numbers are left out where they are withheld. */
export function areaSentence(trends: ShownTrends, area: number): string {
	const { areas, areaNames } = trends;
	const { change, changeLower, changeUpper, rate } = areas.numbers;
	const name = areaNames[area];
	const direction = areas.labels.direction[area];
	if (direction === 'too-few') return m.trends_area_few({ name });
	const text = directionText(direction).toLocaleLowerCase();
	const level = levelSentence(trends, area, { name, direction: text });
	if (level) return level;
	if (!Number.isFinite(change[area])) return m.trends_area_hidden({ name, direction: text });
	const parts = {
		name,
		direction: text,
		change: formatChange(change[area]),
		lower: formatChange(changeLower[area]),
		upper: formatChange(changeUpper[area])
	};
	return Number.isFinite(rate[area]) ? m.trends_area(parts) : m.trends_area_counts(parts);
}

/** The same of an area whose level changed once; null where a change a year describes it better. */
function levelSentence(
	{ areas, levelChanges, periods }: ShownTrends,
	area: number,
	said: { name: string; direction: string }
): string | null {
	const level = levelChanges[area];
	if (!level) return null;
	const parts = { ...said, period: formatPeriod(level.period, periods.step) };
	if (level.ratio === 0) return m.trends_area_to_zero(parts);
	if (level.ratio === Infinity) return m.trends_area_from_zero(parts);
	const change = formatChange(level.ratio - 1);
	return Number.isFinite(areas.numbers.rate[area])
		? m.trends_area_level({ ...parts, change })
		: m.trends_area_level_counts({ ...parts, change });
}

/** What is expected of one area next, in words; null where it may not be said. */
export function outlookSentence(
	{ areas, periods }: ShownForecasts,
	area: number,
	from: number
): string | null {
	const at = area * periods.length + Math.max(0, from - periods.first);
	const { lower90, upper90, median } = areas.numbers;
	if (!Number.isFinite(median[at])) return null;
	return m.trends_outlook({
		period: formatPeriod(Math.max(from, periods.first), periods.step),
		median: formatCount(median[at]),
		lower: formatCount(lower90[at]),
		upper: formatCount(upper90[at])
	});
}

/** Why the forecast's model was chosen, in words; by year, also what the scores beside it do not show. */
export function choiceSentence({ reason, model, origins, periods }: ShownForecasts): string {
	const name = modelName(model);
	if (reason === 'no-back-test') return m.trends_choice_untested({ model: name });
	if (reason === 'asked-for') return m.trends_choice_asked({ model: name });
	const why =
		reason === 'naive-not-beaten'
			? m.trends_choice_naive({ model: name })
			: reason === 'not-worse'
				? m.trends_choice_not_worse({ model: name, origins })
				: model === 'ensemble'
					? m.trends_choice_best({ model: name, origins })
					: m.trends_choice_single({ model: name, origins });
	return periods.step === 'year' ? `${why} ${m.trends_choice_by_year()}` : why;
}

/** A step as its plural in words: "months". */
export function stepsText(step: Step): string {
	return {
		day: m.trends_steps_day,
		week: m.trends_steps_week,
		month: m.trends_steps_month,
		quarter: m.trends_steps_quarter,
		year: m.trends_steps_year
	}[step]();
}

import { m } from '$lib/messages/compiled/messages';
import type { NeedSource } from '$lib/model/settings/plan';

const names: Record<Exclude<NeedSource, 'column'>, () => string> = {
	cases: m.plan_part_cases,
	rate: m.plan_part_rate,
	trend: m.plan_part_trend,
	rising: m.plan_part_rising,
	forecast: m.plan_part_forecast,
	emerging: m.plan_part_emerging,
	gaps: m.plan_part_gaps
};

const helps: Record<NeedSource, () => string> = {
	cases: m.plan_part_cases_help,
	rate: m.plan_part_rate_help,
	trend: m.plan_part_trend_help,
	rising: m.plan_part_rising_help,
	forecast: m.plan_part_forecast_help,
	emerging: m.plan_part_emerging_help,
	gaps: m.plan_part_gaps_help,
	column: m.plan_part_column_help
};

/** A part of the need by its id: a source of the project's, or the name of the user's own column. */
export function partName(id: string): string {
	return (names as Record<string, () => string>)[id]?.() ?? id;
}

/** What a part counts, in a sentence. */
export function partHelp(source: NeedSource): string {
	return helps[source]();
}

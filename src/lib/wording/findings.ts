import { m } from '$lib/messages/compiled/messages';
import type { EmergingClass } from '$lib/model/emerging';
import type { CellSizeSuggestion } from '$lib/model/grid-check';
import type { AssumptionWarning, HotspotClass, MoranClass } from '$lib/model/hotspots';

type LocalClass = HotspotClass | MoranClass;

const localLabels: Record<LocalClass, () => string> = {
	'hot-99': m.findings_class_hot_99,
	'hot-95': m.findings_class_hot_95,
	'hot-90': m.findings_class_hot_90,
	'not-significant': m.findings_class_not_significant,
	'cold-90': m.findings_class_cold_90,
	'cold-95': m.findings_class_cold_95,
	'cold-99': m.findings_class_cold_99,
	'high-high': m.findings_class_high_high,
	'low-low': m.findings_class_low_low,
	'high-low': m.findings_class_high_low,
	'low-high': m.findings_class_low_high,
	'no-neighbours': m.findings_class_no_neighbours,
	'no-data': m.findings_class_no_data
};

/** A class of a local statistic in plain words; null: it is withheld. */
export function localClassText(label: string | null): string {
	return label === null ? m.findings_class_withheld() : localLabels[label as LocalClass]();
}

/** The same in a word or two, for tables. `share` writes a share in the reader's way. */
export function localClassName(label: string | null, share: (value: number) => string): string {
	const [, side, level] = /^(hot|cold)-(\d+)$/.exec(label ?? '') ?? [];
	if (!side) return label === 'not-significant' ? m.findings_short_none() : localClassText(label);
	const text = { share: share(Number(level) / 100) };
	return side === 'hot' ? m.findings_short_hot(text) : m.findings_short_cold(text);
}

/** What a class of a local statistic says. */
export function localClassMeaning(label: string | null): string {
	const name = (label ?? 'no-data').replace(/-\d+$/, '');
	const meanings: Record<string, () => string> = {
		hot: m.findings_meaning_hot,
		cold: m.findings_meaning_cold,
		'high-high': m.findings_meaning_high_high,
		'low-low': m.findings_meaning_low_low,
		'high-low': m.findings_meaning_high_low,
		'low-high': m.findings_meaning_low_high,
		'not-significant': m.findings_meaning_not_significant,
		'no-neighbours': m.findings_meaning_no_neighbours
	};
	return (meanings[name] ?? m.findings_meaning_no_data)();
}

/** What a class of a local statistic must not be taken for. */
export function localClassCaution(label: string | null): string {
	if (label?.startsWith('hot')) return m.findings_not_hot();
	if (label?.startsWith('cold')) return m.findings_not_cold();
	return m.findings_not_moran();
}

const emergingLabels: Record<EmergingClass, () => string> = {
	'new-hot-spot': m.findings_emerging_new,
	'consecutive-hot-spot': m.findings_emerging_consecutive,
	'intensifying-hot-spot': m.findings_emerging_intensifying,
	'persistent-hot-spot': m.findings_emerging_persistent,
	'diminishing-hot-spot': m.findings_emerging_diminishing,
	'sporadic-hot-spot': m.findings_emerging_sporadic,
	'oscillating-hot-spot': m.findings_emerging_oscillating,
	'historical-hot-spot': m.findings_emerging_historical,
	'new-cold-spot': m.findings_emerging_new_cold,
	'consecutive-cold-spot': m.findings_emerging_consecutive_cold,
	'intensifying-cold-spot': m.findings_emerging_intensifying_cold,
	'persistent-cold-spot': m.findings_emerging_persistent_cold,
	'diminishing-cold-spot': m.findings_emerging_diminishing_cold,
	'sporadic-cold-spot': m.findings_emerging_sporadic_cold,
	'oscillating-cold-spot': m.findings_emerging_oscillating_cold,
	'historical-cold-spot': m.findings_emerging_historical_cold,
	'no-pattern': m.findings_emerging_no_pattern,
	'no-data': m.findings_class_no_data
};

/** An emerging class: its name, a colon, what it means; null: it is withheld. */
export function emergingClassText(label: string | null): string {
	return label === null ? m.findings_class_withheld() : emergingLabels[label as EmergingClass]();
}

/** Its name alone, for where there is little room. */
export function emergingClassName(label: string | null): string {
	return emergingClassText(label).split(/\s*[:：]\s*/)[0];
}

/** Why a cell size is suggested. `format` writes kilometres. */
export function cellSizeText(
	{ cellSizeMetres, reason }: CellSizeSuggestion,
	format: (value: number) => string
): string {
	return m.findings_grid_suggested({
		size: format(cellSizeMetres / 1000),
		reason:
			reason === 'first-peak' ? m.findings_grid_reason_peak() : m.findings_grid_reason_spacing()
	});
}

/** An assumption that does not hold, as a sentence. */
export function warningText(
	{ code, params }: AssumptionWarning,
	format: (value: number) => string
): string {
	const of = (name: string) => format(params[name]);
	const texts: Record<AssumptionWarning['code'], () => string> = {
		'few-areas': () => m.findings_warning_few_areas({ areas: of('areas'), fewest: of('fewest') }),
		'few-neighbours': () =>
			m.findings_warning_few_neighbours({ areas: of('areas'), fewest: of('fewest') }),
		'few-permutations': () =>
			m.findings_warning_few_permutations({
				permutations: of('permutations'),
				needed: of('needed')
			}),
		'counts-not-risk': () => m.findings_warning_counts(),
		islands: () => m.findings_warning_islands({ islands: of('islands') }),
		'missing-areas': () =>
			m.findings_warning_missing({ missing: of('missing'), areas: of('areas') }),
		'no-population': () => m.findings_warning_no_population(),
		constant: () => m.findings_warning_constant(),
		'count-without-population': () =>
			m.findings_warning_count_without_population({ areas: of('areas') }),
		'few-cases': () => m.findings_warning_few_cases({ cases: of('cases') }),
		'few-cases-a-period': () => m.findings_warning_few_cases_a_period({ cases: of('cases') }),
		'short-series': () =>
			m.findings_warning_short_series({ periods: of('periods'), fewest: of('fewest') })
	};
	return texts[code]();
}

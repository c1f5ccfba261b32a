import { m } from '$lib/messages/compiled/messages';
import type { ReportSection } from '$lib/model/settings/report';

/** What a section is called. */
export function sectionName(section: ReportSection): string {
	const names: Record<ReportSection, () => string> = {
		'key-figures': m.report_section_key_figures,
		map: m.report_section_map,
		'time-series': m.report_section_time_series,
		hotspots: m.report_section_hotspots,
		trends: m.report_section_trends,
		forecast: m.report_section_forecast,
		plan: m.report_section_plan,
		evaluation: m.report_section_evaluation,
		indicators: m.report_section_indicators,
		methods: m.report_section_methods,
		limits: m.report_section_limits
	};
	return names[section]();
}

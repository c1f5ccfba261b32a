import { m } from '$lib/messages/compiled/messages';
import type { BriefSection, BriefTable } from '$lib/model/brief';
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

/** A section with its name; what it lacks is empty. */
export function section(id: ReportSection, content: Partial<BriefSection>): BriefSection {
	return { id, heading: sectionName(id), sentences: [], figures: [], tables: [], ...content };
}

/** A table whose first column names its rows and whose further ones are numbers unless said otherwise. */
export function table(
	caption: string,
	headings: string[],
	rows: string[][],
	texts: number[] = []
): BriefTable {
	return {
		caption,
		columns: headings.map((heading, c) => ({ heading, numeric: c > 0 && !texts.includes(c) })),
		rows
	};
}

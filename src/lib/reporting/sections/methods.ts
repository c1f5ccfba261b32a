import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ReportFrame } from '$lib/model/report';
import type { ReportSection } from '$lib/model/settings/report';
import { section } from './section';

/** How the numbers of the other sections were made, a sentence each with its source. */
export function methodsSection({ project, sections }: ReportFrame): BriefSection {
	const moran = project.hotspots.statistic === 'local-moran';
	const sentences: Partial<Record<ReportSection, () => string>> = {
		'key-figures': m.report_method_counts,
		map: m.report_method_map,
		hotspots: moran ? m.report_method_moran : m.report_method_gi,
		trends: m.report_method_trends,
		forecast: m.report_method_forecast,
		plan: m.report_method_plan,
		evaluation: m.report_method_evaluation,
		indicators: m.report_method_indicators
	};
	return section('methods', {
		sentences: [
			...sections.flatMap((name) => (sentences[name] ? [sentences[name]()] : [])),
			m.report_method_disclosure(),
			m.report_method_pages()
		]
	});
}

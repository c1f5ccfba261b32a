import { m } from '$lib/messages/compiled/messages';
import type { BriefSection } from '$lib/model/brief';
import type { ReportFrame } from '$lib/model/report';
import { formatCount } from '$lib/wording/format';
import { sectionName } from '$lib/wording/report-section';
import { section, table } from './section';

/** What the numbers cannot say, what was left out of them, and which sections could not be made. */
export function limitsSection({ dataset, refused, synthetic, project }: ReportFrame): BriefSection {
	const { files, tally: together } = dataset;
	const toldAs = (rows: number | undefined) =>
		rows === undefined ? m.chart_hidden() : formatCount(rows);
	return section('limits', {
		sentences: [
			...(synthetic ? [m.report_synthetic()] : []),
			m.report_limit_recorded(),
			m.report_limit_people(),
			m.report_limit_ranges(),
			...(together.rejected
				? [
						m.report_limit_rows({
							read: formatCount(together.read),
							rejected: formatCount(together.rejected)
						})
					]
				: []),
			...(Object.keys(project.filter).length ? [m.report_limit_filter()] : []),
			...(files.some(({ dropped }) => dropped.length) ? [m.report_limit_dropped()] : []),
			...refused.map(({ section: name, reason }) =>
				m.report_limit_refused({ section: sectionName(name), reason })
			)
		],
		tables: [
			table(
				m.report_limit_files(),
				[
					m.report_column_file(),
					m.report_column_read(),
					m.report_column_used(),
					m.report_column_left()
				],
				files.map(({ name, tally }) => [
					name,
					toldAs(tally?.read),
					toldAs(tally?.used),
					toldAs(tally?.rejected)
				])
			)
		]
	});
}

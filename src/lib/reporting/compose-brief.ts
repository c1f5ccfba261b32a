import { m } from '$lib/messages/compiled/messages';
import type { Brief, BriefSection } from '$lib/model/brief';
import type { ReportFrame, ReportParts } from '$lib/model/report';
import type { ReportSection } from '$lib/model/settings/report';
import { formatBytes, NO_VALUE, formatDay } from '$lib/wording/format';
import { policySentences } from './policy-sentences';
import { evaluationSection } from './sections/evaluation';
import { forecastSection } from './sections/forecast';
import { hotspotsSection } from './sections/hotspots';
import { indicatorsSection } from './sections/indicators';
import { keyFigures } from './sections/key-figures';
import { limitsSection } from './sections/limits';
import { mapSection } from './sections/map';
import { methodsSection } from './sections/methods';
import { planSection } from './sections/plan';
import { timeSeries } from './sections/time-series';
import { trendsSection } from './sections/trends';
import { windowWords } from './sections/window-words';
import { languageOf, inLanguage } from './language';

type Make = (parts: ReportParts, frame: ReportFrame) => BriefSection | null;

const makers: Record<ReportSection, Make> = {
	'key-figures': ({ explore }, { areaNames }) => explore && keyFigures(explore, areaNames.length),
	map: ({ explore }, { outlines }) => explore && mapSection(explore, outlines),
	'time-series': ({ explore }) => explore && timeSeries(explore),
	hotspots: ({ hotspots }, { outlines }) => hotspots && hotspotsSection(hotspots, outlines),
	trends: ({ trends }, { outlines }) => trends && trendsSection(trends, outlines),
	forecast: ({ forecast, explore }) => forecast && forecastSection(forecast, explore),
	plan: ({ plan }, { outlines }) => plan && planSection(plan, outlines),
	evaluation: ({ evaluations }, { project }) =>
		evaluations && evaluationSection(evaluations, project.evaluate?.interventions ?? []),
	indicators: ({ indicators }) => indicators && indicatorsSection(indicators),
	methods: (_, frame) => methodsSection(frame),
	limits: (_, frame) => limitsSection(frame)
};

/** The brief in words and figures, in the project's language. A pure function: the same parts give the same bytes. */
export function composeBrief(parts: ReportParts, frame: ReportFrame): Brief {
	const { report, disclosure } = frame.project;
	const { language, direction } = languageOf(report.language);
	return inLanguage(language, () => ({
		title: report.title ?? m.report_title_default(),
		language,
		direction,
		marks: [
			...(frame.synthetic ? [m.report_synthetic_mark()] : []),
			...(disclosure.mode === 'exact' ? [m.report_not_for_release()] : [])
		],
		notes: notesOf(parts, frame),
		notForRelease: disclosure.mode === 'exact',
		sections: frame.sections
			.map((name) => makers[name](parts, frame))
			.filter((section) => section !== null),
		record: recordOf(frame),
		project: `${JSON.stringify(frame.project, null, '\t')}\n`,
		labels: {
			contents: m.report_contents(),
			tableBehind: m.report_table_behind(),
			record: m.report_record(),
			project: m.report_record_project(),
			inFile: m.report_table_in_file()
		}
	}));
}

/** Author, date, data and policy: the lines under the title. */
function notesOf({ explore }: ReportParts, { project, synthetic }: ReportFrame): string[] {
	const { author, date, source } = project.report;
	return [
		...(author ? [author] : []),
		...(date ? [formatDay(date)] : []),
		...(explore ? [m.report_note_window({ window: windowWords(explore) })] : []),
		...(source ? [m.report_note_source({ source })] : []),
		...(synthetic ? [m.report_synthetic()] : []),
		...policySentences(project.disclosure)
	];
}

/** Version, seeds, files with their fingerprints: what another needs to repeat this. */
function recordOf({ project, version, fingerprints }: ReportFrame): Brief['record'] {
	const seeds = [
		`hotspots ${project.hotspots.seed}`,
		`trends ${project.trends.seed}`,
		`forecast ${project.forecast.seed}`,
		...(project.plan ? [`plan ${project.plan.seed}`] : []),
		...(project.evaluate ? [`evaluate ${project.evaluate.seed}`] : [])
	];
	return [
		{ label: m.report_record_version(), value: `Prevention Atlas ${version}` },
		{ label: m.report_record_seeds(), value: seeds.join(', ') },
		...fingerprints.map(({ file, bytes, sha256 }) => ({
			label: file.replace(/^.*[/\\]/, ''),
			value: m.report_record_file({ bytes: bytes === null ? NO_VALUE : formatBytes(bytes), sha256 })
		})),
		{ label: m.report_record_repeat(), value: m.report_record_repeat_text() }
	];
}

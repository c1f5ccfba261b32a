import { m } from '$lib/messages/compiled/messages';
import type { BriefFigure, BriefSection, BriefTable } from '$lib/model/brief';
import { waitBands, type Indicators } from '$lib/model/indicators';
import { formatCount, formatRate, formatShare, NO_VALUE } from '$lib/wording/format';
import {
	bandName,
	chainCells,
	chainSentences,
	detectionSentence,
	gapSentence,
	qualityColumn,
	qualityShare,
	qualitySource,
	stepName,
	targetSentence,
	waitSentence
} from '$lib/wording/indicators';
import { barsFigure } from '../figures/bars';
import { section, table } from './section';

const mostGaps = 10;
const count = (value: number) => (Number.isNaN(value) ? NO_VALUE : formatCount(value));

function chainFigure({ chain }: Indicators): BriefFigure {
	const cells = chainCells(chain, 0, 0);
	return {
		svg: barsFigure(
			cells.map(({ step, reached }) => ({
				label: stepName(step),
				value: Number.isNaN(reached) ? null : reached,
				text: count(reached)
			}))
		),
		alternative: cells
			.map(({ step, reached }) => `${stepName(step)}: ${count(reached)}`)
			.join('; '),
		caption: m.indicators_chain()
	};
}

function chainTables({ chain, periods }: Indicators): BriefTable[] {
	const cells = chainCells(chain, 0, 0);
	const parents = chain.levels.flatMap((level, row) => (level === 'parent' ? [row] : []));
	const steps = cells.map(({ step }) => stepName(step));
	const rowOf = (name: string, row: number, column: number) => [
		name,
		...chainCells(chain, row, column).map(({ reached }) => count(reached))
	];
	return [
		table(
			m.indicators_column_share(),
			[
				m.indicators_column_step(),
				m.indicators_column_reached(),
				m.indicators_column_share(),
				m.indicators_column_range()
			],
			cells.map(({ step, reached, share, lower, upper }) => [
				stepName(step),
				count(reached),
				Number.isNaN(share) ? NO_VALUE : formatShare(share, 1),
				Number.isNaN(lower)
					? NO_VALUE
					: m.evaluate_range_of({ lower: formatShare(lower, 1), upper: formatShare(upper, 1) })
			])
		),
		...(periods.length
			? [
					table(
						m.indicators_by_period(),
						[m.indicators_period(), ...steps],
						periods.map((period, p) => rowOf(period, 0, p + 1))
					)
				]
			: []),
		...(parents.length
			? [
					table(
						m.indicators_area(),
						[m.indicators_area(), ...steps],
						parents.map((row) => rowOf(chain.areaNames[row], row, 0))
					)
				]
			: [])
	];
}

function otherTables({ waits, detection, quality }: Indicators): BriefTable[] {
	return [
		...(waits.length
			? [
					table(
						m.indicators_waits(),
						[m.indicators_column_step(), ...waitBands.map((_, band) => bandName(band))],
						waits.map(({ from, to, counts }) => [
							`${stepName(from)} – ${stepName(to)}`,
							...Array.from(counts, count)
						])
					)
				]
			: []),
		...(detection
			? [
					table(
						m.indicators_detection(),
						[m.indicators_period(), m.indicators_everything()],
						detection.years.map((year, y) => [year, formatRate(detection.all[y])])
					)
				]
			: []),
		table(
			m.indicators_quality(),
			[
				m.indicators_quality_source(),
				m.indicators_quality_cases(),
				...quality.columns.map(qualityColumn)
			],
			quality.rows.map((row) => [
				qualitySource(row),
				count(row.cases),
				...Array.from(row.shares, qualityShare)
			])
		)
	];
}

/** How far cases came, how fast, against which targets, and who reported what. */
export function indicatorsSection(found: Indicators): BriefSection {
	const cells = chainCells(found.chain, 0, 0);
	return section('indicators', {
		sentences: [
			...chainSentences(cells),
			...(found.followed ? [m.indicators_chain_help()] : []),
			...(found.unfiltered ? [m.indicators_unfiltered()] : []),
			...found.waits.map(waitSentence),
			...(found.detection ? [detectionSentence(found.detection)] : []),
			...found.targets.map(targetSentence),
			...(found.gaps.length
				? found.gaps.slice(0, mostGaps).map(gapSentence)
				: [m.indicators_gaps_none()])
		],
		figures: found.followed ? [chainFigure(found)] : [],
		tables: [...(found.followed ? chainTables(found) : []), ...otherTables(found)]
	});
}

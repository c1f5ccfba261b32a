import { m } from '$lib/messages/compiled/messages';
import type { FindingKind } from '$lib/model/findings';
import type { AssumptionWarning } from '$lib/model/hotspots';
import type { EmergingHotspots } from '$lib/model/shown-findings';
import type { Hotspots } from '$lib/model/shown-findings';
import type { ScanClusters } from '$lib/model/shown-findings';
import type { Findings } from '$lib/state/findings.svelte';
import { formatCount, formatNumber, formatShare } from '$lib/ui/format';
import { cellSizeText } from '$lib/wording/findings';
import { isStrong } from './explain-cluster';
import { isOfKind, pText } from './shown-numbers';

/** What a finding says of the whole map, and which of its assumptions do not hold. */
export interface Summary {
	sentences: string[];
	warnings: AssumptionWarning[];
	/** Whether numbers were rounded or withheld for the sake of hidden counts. */
	rounded: boolean;
	/** Areas with a value and without a neighbour; null: those of the rule. */
	islands: number[] | null;
}

/** The answer of a kind in sentences; null before there is one. */
export function summaryOf(kind: FindingKind, findings: Findings): Summary | null {
	if (kind === 'clusters') return findings.clusters.result && ofClusters(findings.clusters.result);
	if (kind === 'emerging') return findings.emerging.result && ofEmerging(findings.emerging.result);
	const spots = findings.spots.result;
	return spots && isOfKind(kind, spots.statistic) ? ofSpots(spots) : null;
}

function ofSpots(found: Hotspots): Summary {
	const count = (...starts: string[]) =>
		formatCount(
			found.results.labels.class.filter((label) => starts.some((start) => label?.startsWith(start)))
				.length
		);
	const tested = formatCount(found.tested);
	const first =
		found.statistic === 'local-moran'
			? m.findings_summary_moran({
					like: count('high-high', 'low-low'),
					unlike: count('high-low', 'low-high'),
					tested
				})
			: m.findings_summary_spots({
					hot: count('hot-99', 'hot-95'),
					cold: count('cold-99', 'cold-95'),
					level: formatShare(0.95),
					tested
				});
	return {
		sentences: [first, ...globalSentence(found), ...gridSentences(found)],
		warnings: found.warnings,
		rounded: found.cells.hidden > 0,
		islands: found.islands
	};
}

/** How far hot cells hang on where the grid lies, and which width the data suggest. */
function gridSentences({ grid }: Hotspots): string[] {
	if (!grid) return [];
	const moved = m.findings_grid_moved({
		kept: formatCount(grid.keptWhenMoved),
		hot: formatCount(grid.hot),
		resized: formatCount(grid.keptWhenResized)
	});
	const { suggestion } = grid;
	return [
		...(grid.hot > 0 ? [moved] : []),
		...(grid.hot > 0 && grid.places === 'spread' ? [m.findings_grid_spread()] : []),
		...(suggestion ? [cellSizeText(suggestion, formatCount)] : [])
	];
}

function globalSentence({ global }: Hotspots): string[] {
	if (!Number.isFinite(global.i)) return [];
	const likeness =
		global.p >= 0.05
			? m.findings_global_chance()
			: global.z > 0
				? m.findings_global_alike()
				: m.findings_global_unlike();
	return [m.findings_global_moran({ likeness, i: formatNumber(global.i, 2), p: pText(global.p) })];
}

function ofClusters(found: ScanClusters): Summary {
	const all = found.clusters.length;
	const strong = found.clusters.filter((_, cluster) => isStrong(found, cluster)).length;
	const sentence = all
		? m.findings_summary_clusters({ strong: formatCount(strong), all: formatCount(all) })
		: m.findings_summary_clusters_none();
	return { sentences: [sentence], warnings: found.warnings, rounded: false, islands: [] };
}

function ofEmerging({ results, warnings }: EmergingHotspots): Summary {
	const count = (end: string) =>
		formatCount(results.labels.class.filter((label) => label?.endsWith(end)).length);
	return {
		sentences: [
			m.findings_summary_emerging({
				hot: count('-hot-spot'),
				cold: count('-cold-spot'),
				none: count('no-pattern')
			})
		],
		warnings,
		rounded: results.hidden > 0,
		islands: null
	};
}

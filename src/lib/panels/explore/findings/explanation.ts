import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import type { FindingKind, NeighbourLinks } from '$lib/model/findings';
import type { Findings } from '$lib/state/findings.svelte';
import { formatCount, inARow } from '$lib/ui/format';
import { explainCluster } from './explain-cluster';
import { explainEmerging } from './explain-emerging';
import { explainSpot } from './explain-spot';
import { isOfKind } from './shown-numbers';

/** What a finding says of one area, in sentences. */
export interface Explanation {
	/** The class in words. */
	label: string;
	/** Count, rate, neighbours, z, p: a sentence each. */
	numbers: string[];
	/** What the class means, and what it must not be taken for. */
	meaning: string;
	caution: string;
}

/** What the finding of a kind says of one area; null before there is an answer. */
export function explainArea(
	kind: FindingKind,
	findings: Findings,
	view: ExploreView,
	area: number
): Explanation | null {
	const links = findings.links.result;
	const names = view.byArea?.names ?? [];
	const around = links ? [neighboursSentence(links, names, area)] : [];
	if (kind === 'clusters')
		return findings.clusters.result && explainCluster(findings.clusters.result, view, area);
	if (kind === 'emerging')
		return (
			findings.emerging.result && explainEmerging(findings.emerging.result, view, area, around)
		);
	const spots = findings.spots.result;
	return spots && isOfKind(kind, spots.statistic) ? explainSpot(spots, area, around) : null;
}

/** Names written out; the others are counted. */
const mostNames = 6;

function neighboursSentence(
	{ offsets, indices }: NeighbourLinks,
	names: readonly string[],
	area: number
): string {
	const around = Array.from(indices.subarray(offsets[area], offsets[area + 1]), (i) => names[i]);
	if (around.length === 0) return m.findings_area_no_neighbours();
	const count = formatCount(around.length);
	const written = inARow(around.slice(0, mostNames));
	if (around.length <= mostNames) return m.findings_area_neighbours({ count, names: written });
	const more = formatCount(around.length - mostNames);
	return m.findings_area_neighbours_more({ count, names: written, more });
}

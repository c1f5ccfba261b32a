import { m } from '$lib/messages/compiled/messages';
import type { ExploreView } from '$lib/model/explore';
import type { ScanClusters } from '$lib/model/shown-findings';
import { formatCount, formatDay, formatNumber } from '$lib/ui/format';
import type { Explanation } from './explanation';
import { countSentence, pText } from './shown-numbers';

/** The cluster that an area lies in, or -1. */
export function clusterOf({ clusters }: ScanClusters, area: number): number {
	return clusters.findIndex(({ members }) => members.includes(area));
}

/** Clusters whose p-value is below this are drawn strongly. */
const strongBelow = 0.05;

/** Whether chance seldom gives so strong a cluster. */
export function isStrong({ results }: ScanClusters, cluster: number): boolean {
	return results.numbers.p[cluster] < strongBelow;
}

/** A cluster's name: how many areas about which, or the one. */
export function clusterName({ areaNames, clusters }: ScanClusters, cluster: number): string {
	const { members, centre } = clusters[cluster];
	const area = areaNames[centre];
	if (members.length === 1) return m.findings_cluster_one({ area });
	return m.findings_cluster_areas({ count: formatCount(members.length), area });
}

/** What the scan says of one area: the cluster that it lies in, and how likely chance gives such a one. */
export function explainCluster(found: ScanClusters, view: ExploreView, area: number): Explanation {
	const cluster = clusterOf(found, area);
	const count = countSentence(view, area);
	const name = found.areaNames[area];
	if (cluster < 0)
		return {
			label: m.findings_cluster_outside(),
			numbers: [count],
			meaning: m.findings_area_no_cluster({ area: name }),
			caution: m.findings_not_moran()
		};
	return {
		label: isStrong(found, cluster) ? m.findings_cluster_member() : m.findings_cluster_weak(),
		numbers: [
			`${m.findings_cluster({ number: cluster + 1 })}: ${clusterName(found, cluster)}.`,
			...clusterSentences(found, cluster),
			count
		],
		meaning: m.findings_meaning_cluster(),
		caution: m.findings_not_cluster()
	};
}

/** When a cluster is, how many cases it holds, how likely chance gives it. */
export function clusterSentences({ clusters, results }: ScanClusters, cluster: number): string[] {
	const { observed, expected, relative_risk: ratio, p, recurrence_days: days } = results.numbers;
	const { from, to } = clusters[cluster];
	const sentences = from
		? [m.findings_cluster_when({ from: formatDay(from), to: formatDay(to) })]
		: [];
	sentences.push(
		Number.isFinite(observed[cluster])
			? m.findings_cluster_chance({
					count: formatCount(observed[cluster]),
					expected: formatNumber(expected[cluster], 1),
					ratio: formatNumber(ratio[cluster], 2),
					p: pText(p[cluster])
				})
			: m.findings_cluster_few({ p: pText(p[cluster]) })
	);
	if (Number.isFinite(days[cluster]))
		sentences.push(m.findings_cluster_recurrence({ days: formatCount(Math.round(days[cluster])) }));
	return sentences;
}

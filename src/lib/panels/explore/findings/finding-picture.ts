import type { ClusterCircle } from '$lib/map/ClusterLayer.svelte';
import { findingCode, type FindingScheme } from '$lib/map/finding-colours';
import { m } from '$lib/messages/compiled/messages';
import type { Areas } from '$lib/model/areas';
import type { FindingKind, NeighbourLinks } from '$lib/model/findings';
import type { ScanClusters } from '$lib/model/shown-findings';
import type { Findings } from '$lib/state/findings.svelte';
import { emergingClassName, localClassText } from '$lib/wording/findings';
import { isStrong } from './explain-cluster';
import { isOfKind } from './shown-numbers';

/** A finding as the map draws it. */
export interface FindingPicture {
	scheme: FindingScheme;
	title: string;
	/** One code an area. */
	codes: Uint8Array;
	/** The classes that occur, loudest first, in words. */
	legend: { code: number; text: string; areas: number }[];
	/** The class of an area for the note under the pointer. */
	tip: (area: number) => string;
	circles: ClusterCircle[];
	/** Who neighbours whom, where it is asked for. */
	links: NeighbourLinks | null;
	/** Whether it answers an earlier choice. */
	stale: boolean;
}

/** The picture of a kind; null before there is an answer. */
export function pictureOf(
	kind: FindingKind,
	findings: Findings,
	areas: Areas,
	withLinks: boolean
): FindingPicture | null {
	const found = classesOf(kind, findings, areas);
	if (!found) return null;
	const { scheme, labels, title, text } = found;
	const codes = Uint8Array.from(labels, (label) => findingCode(scheme, label));
	return {
		scheme,
		title,
		codes,
		legend: legendOf(codes, labels, text),
		tip: (area) => text(labels[area]),
		circles: kind === 'clusters' ? circlesOf(findings.clusters.result!, areas) : [],
		links: withLinks && kind !== 'clusters' ? findings.links.result : null,
		stale: findings.isStale
	};
}

interface Classes {
	scheme: FindingScheme;
	labels: (string | null)[];
	title: string;
	text: (label: string | null) => string;
}

function classesOf(kind: FindingKind, findings: Findings, areas: Areas): Classes | null {
	if (kind === 'clusters') {
		const found = findings.clusters.result;
		return (
			found && {
				scheme: 'clusters',
				labels: clusterLabels(found, areas.ids.length),
				title: m.findings_legend_clusters(),
				text: clusterText
			}
		);
	}
	if (kind === 'emerging') {
		const found = findings.emerging.result;
		return (
			found && {
				scheme: 'emerging',
				labels: found.results.labels.class,
				title: m.findings_legend_emerging(),
				text: emergingClassName
			}
		);
	}
	const found = findings.spots.result;
	if (!found || !isOfKind(kind, found.statistic)) return null;
	const raw = found.correction === 'none';
	const moran = kind === 'local-moran';
	return {
		scheme: moran ? 'moran' : 'hot-cold',
		labels: found.results.labels.class,
		title: moran
			? raw
				? m.findings_legend_moran_raw()
				: m.findings_legend_moran()
			: raw
				? m.findings_legend_hot_spots_raw()
				: m.findings_legend_hot_spots(),
		text: localClassText
	};
}

function clusterLabels(found: ScanClusters, areas: number): string[] {
	const labels = new Array<string>(areas).fill('outside');
	found.clusters.forEach(({ members }, cluster) => {
		for (const area of members) labels[area] = isStrong(found, cluster) ? 'strong' : 'weak';
	});
	return labels;
}

function clusterText(label: string | null): string {
	if (label === 'strong') return m.findings_cluster_member();
	return label === 'weak' ? m.findings_cluster_weak() : m.findings_cluster_outside();
}

/** Classes that share a code (no data, no neighbours) are named by the commoner one. */
function legendOf(
	codes: Uint8Array,
	labels: readonly (string | null)[],
	text: (label: string | null) => string
): FindingPicture['legend'] {
	const tally = new Map<number, Map<string | null, number>>();
	codes.forEach((code, area) => {
		const names = tally.get(code) ?? new Map<string | null, number>();
		names.set(labels[area], (names.get(labels[area]) ?? 0) + 1);
		tally.set(code, names);
	});
	return [...tally]
		.sort(([a], [b]) => b - a)
		.map(([code, names]) => {
			const [commonest] = [...names].sort((a, b) => b[1] - a[1]);
			const areas = [...names.values()].reduce((sum, count) => sum + count, 0);
			return { code, text: text(commonest[0]), areas };
		});
}

function circlesOf(found: ScanClusters, { centres }: Areas): ClusterCircle[] {
	return found.clusters.map(({ centre, radiusMetres }, cluster) => ({
		number: cluster + 1,
		longitude: centres[2 * centre],
		latitude: centres[2 * centre + 1],
		radiusMetres,
		strong: isStrong(found, cluster)
	}));
}

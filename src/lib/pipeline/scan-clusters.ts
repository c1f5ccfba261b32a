import { protectResults, statusOfCount } from '$lib/disclosure/gate';
import { deriveProtected } from '$lib/disclosure/derive';
import { statusCode } from '$lib/model/disclosure';
import type { Panel } from '$lib/model/panel';
import { periodEnd, periodLabel, periodStart } from '$lib/model/period';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { ScanCluster } from '$lib/model/scan';
import type { Policy } from '$lib/model/settings/disclosure';
import type { ClusterPlace, ScanClusters } from '$lib/model/shown-findings';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel, type MethodPanel } from './method-panel';
import { scanShared } from './scan-shared';
import { completePart } from './panel-window';

/** Scans the project's window for clusters and passes them through the gate. */
export async function scanClusters(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<ScanClusters>> {
	const source = await loadMethodPanel(project, loaded, context);
	const panel = project.scan.kind === 'space' ? source.panel : completePart(source.panel);
	const input = {
		counts: panel.counts,
		periods: panel.periods.length,
		population: panel.population,
		centres: loaded.areas.centres,
		settings: project.scan
	};
	const found = await scanShared(input, context);
	const { clusters } = found;
	const statuses = clusterStatuses(source, clusters, project.disclosure);
	const numbers = {
		observed: column(clusters, (cluster) => cluster.observed),
		expected: column(clusters, (cluster) => cluster.expected),
		relative_risk: column(clusters, (cluster) => cluster.relativeRisk),
		llr: column(clusters, (cluster) => cluster.llr),
		// A function of the ratio.
		gumbel_p: column(clusters, (cluster) => cluster.gumbelP)
	};
	const shared = {
		p: column(clusters, (cluster) => cluster.p),
		recurrence_days: column(clusters, (cluster) => cluster.recurrencePeriods * daysAPeriod(panel))
	};
	const results = protectResults({ numbers }, statuses, project.disclosure);
	return deriveProtected(results, (shown) => ({
		kind: found.kind,
		model: found.model,
		maxPopulationShare: found.maxPopulationShare,
		maxPeriods: found.maxPeriods,
		replicates: found.replicates,
		seed: found.seed,
		areas: found.areas,
		warnings: found.warnings,
		areaIds: panel.areaIds,
		areaNames: source.names,
		clusters: clusters.map((cluster) => placeOf(cluster, panel)),
		results: { ...shown, numbers: { ...shown.numbers, ...shared } }
	}));
}

function column(clusters: ScanCluster[], of: (cluster: ScanCluster) => number): Float64Array {
	return Float64Array.from(clusters, of);
}

/** Mean length of the panel's periods in days. */
function daysAPeriod({ periods: { first, length, step } }: Panel): number {
	const day = (date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
	return (day(periodEnd(first + length - 1, step)) - day(periodStart(first, step)) + 1) / length;
}

function placeOf(cluster: ScanCluster, { periods, undated }: Panel): ClusterPlace {
	const first = periods.first + cluster.firstPeriod;
	const last = periods.first + cluster.lastPeriod;
	return {
		members: cluster.members,
		centre: cluster.centre,
		radiusMetres: cluster.radiusMetres,
		from: undated ? '' : periodStart(first, periods.step),
		to: undated ? '' : periodEnd(last, periods.step),
		firstPeriod: undated ? '' : periodLabel(first, periods.step),
		lastPeriod: undated ? '' : periodLabel(last, periods.step)
	};
}

/** A cluster's cases are shown where every area in it publishes its own count for the cluster's days. */
function clusterStatuses(source: MethodPanel, clusters: ScanCluster[], policy: Policy): Uint8Array {
	const stretches = clusters.map(({ firstPeriod, lastPeriod }) => ({
		first: firstPeriod,
		last: lastPeriod
	}));
	const { statuses } = source.shown(stretches);
	return Uint8Array.from(clusters, ({ members, observed }, k) =>
		members.some((area) => statuses[area * clusters.length + k] === statusCode.hidden)
			? statusCode.hidden
			: statusCode[statusOfCount(observed, policy)]
	);
}

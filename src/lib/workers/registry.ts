import type { Job, Runner } from '$lib/model/runner';

/**
 * Every job by its name, loaded when first asked for. A job is a pure function of one plain input
 * and a `report`; to add one, add its line.
 */
export const jobLoaders = {
	'scan-points': async () => (await import('$lib/intake/text/scan-points')).scanPoints,
	'open-file': async () => (await import('$lib/intake/open-file')).openFile,
	'read-boundaries': async () => (await import('./jobs/read-areas')).readBoundariesJob,
	'builtin-areas': async () => (await import('./jobs/read-areas')).builtinAreasJob,
	'suggest-areas': async () => (await import('./jobs/suggest-areas')).suggestAreasJob,
	'grid-cells': async () => (await import('./jobs/grid-cells')).gridCellsJob,
	'grid-areas': async () => (await import('./jobs/grid-cells')).gridAreasJob,
	'count-cells': async () => (await import('./jobs/count-cells')).countCellsJob,
	'decide-release': async () => (await import('./jobs/decide-release')).decideReleaseJob,
	'draw-cells': async () => (await import('./jobs/count-cells')).drawCellsJob,
	'evaluate-interventions': async () =>
		(await import('./jobs/evaluate-interventions')).evaluateInterventionsJob,
	'estimate-population': async () =>
		(await import('./jobs/estimate-population')).estimatePopulationJob,
	'make-plan': async () => (await import('./jobs/make-plan')).makePlanJob,
	'assess-plan': async () => (await import('./jobs/make-plan')).assessPlanJob,
	'place-sites': async () => (await import('./jobs/make-plan')).placeSitesJob,
	'join-points': async () => (await import('./jobs/join-points')).joinPointsJob,
	'find-neighbours': async () => (await import('./jobs/find-neighbours')).findNeighboursJob,
	'analyse-hotspots': async () => (await import('$lib/hotspots/analyse-hotspots')).analyseHotspots,
	'check-grid': async () => (await import('$lib/hotspots/grid/check-grid')).checkGrid,
	'suggest-cell-size': async () =>
		(await import('$lib/hotspots/grid/suggest-cell-size')).suggestCellSizeJob,
	scan: async () => (await import('$lib/hotspots/scan/scan')).scan,
	'scan-replicates': async () => (await import('$lib/hotspots/scan/scan')).scanReplicates,
	'emerging-hotspots': async () =>
		(await import('$lib/hotspots/emerging/emerging-hotspots')).emergingHotspots,
	'analyse-trends': async () => (await import('$lib/trends/analyse-trends')).analyseTrends,
	'trend-detail': async () => (await import('$lib/trends/trend-detail')).trendDetail,
	'forecast-panel': async () => (await import('$lib/forecasting/forecast-panel')).forecastPanel,
	'predict-cells': async () => (await import('$lib/forecasting/cells/predict-cells')).predictCells
} satisfies Record<string, () => Promise<Job<never, unknown>>>;

/** The type of each job by its name. */
export type Jobs = {
	[Name in keyof typeof jobLoaders]: Awaited<ReturnType<(typeof jobLoaders)[Name]>>;
};

/** A runner of this registry's jobs. */
export type AtlasRunner = Runner<Jobs>;

/** Whether there is a job of that name. */
export function isJobName(name: string): name is keyof Jobs & string {
	return Object.hasOwn(jobLoaders, name);
}

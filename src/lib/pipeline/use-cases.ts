import type { Context } from './context';
import type { LoadedProject } from './load-panel';

/** Answers a question about loaded data. Plain data in, plain data out: both may travel between threads. */
export type UseCase<Question, Answer> = (
	question: Question,
	loaded: LoadedProject,
	context: Context
) => Promise<Answer>;

/** What a desk can be asked about the data it holds, by name, loaded when first asked for. To add one, add its line. */
export const useCaseLoaders = {
	'find-hotspots': async () => (await import('./find-hotspots')).findHotspots,
	'scan-clusters': async () => (await import('./scan-clusters')).scanClusters,
	'find-emerging': async () => (await import('./find-emerging')).findEmerging,
	'neighbour-links': async () => (await import('./neighbour-links')).neighbourLinks,
	'suggest-cell-size': async () => (await import('./check-grid')).suggestCellSize,
	'aggregate-incidents': async () => (await import('./aggregate-incidents')).aggregateIncidents,
	'find-trends': async () => (await import('./find-trends')).findTrends,
	'look-at-area': async () => (await import('./look-at-area')).lookAtArea,
	'forecast-areas': async () => (await import('./forecast-areas')).forecastAreas,
	'measure-need': async () => (await import('./measure-need')).measureNeed,
	'plan-resources': async () => (await import('./plan-resources')).planResources,
	'predict-places': async () => (await import('./predict-places')).predictPlaces,
	'fingerprint-sources': async () =>
		(await import('./private/fingerprint-sources')).fingerprintSources,
	'release-privately': async () => (await import('./private/release-privately')).releasePrivately,
	'join-small-areas': async () => (await import('./join-small-areas')).joinSmallAreas,
	'assess-risk': async () => (await import('./assess-risk')).assessRisk,
	'measure-indicators': async () =>
		(await import('./indicators/measure-indicators')).measureIndicators,
	'evaluate-interventions': async () =>
		(await import('./evaluate-interventions')).evaluateInterventions
} satisfies Record<string, () => Promise<UseCase<never, unknown>>>;

type Table = {
	[Name in keyof typeof useCaseLoaders]: Awaited<ReturnType<(typeof useCaseLoaders)[Name]>>;
};

/** The name of a use case. */
export type UseCaseName = keyof Table;

/** What a use case is asked. */
export type Question<Name extends UseCaseName> = Parameters<Table[Name]>[0];

/** What it answers. */
export type Answer<Name extends UseCaseName> = Awaited<ReturnType<Table[Name]>>;

/** Answers a question in this thread. */
export async function answer<Name extends UseCaseName>(
	name: Name,
	question: Question<Name>,
	loaded: LoadedProject,
	context: Context
): Promise<Answer<Name>> {
	const useCase = (await useCaseLoaders[name]()) as UseCase<Question<Name>, Answer<Name>>;
	return useCase(question, loaded, context);
}

import type { LoadedProject } from '../load-panel';

/** Slow parts of a need (trend, forecast) that were worked out before. */
export type NeedCache = Map<string, Promise<Float64Array>>;

const caches = new WeakMap<LoadedProject, NeedCache>();

/** Those of the loaded data: they live as long. */
export function needCacheOf(loaded: LoadedProject): NeedCache {
	const kept = caches.get(loaded) ?? new Map<string, Promise<Float64Array>>();
	caches.set(loaded, kept);
	return kept;
}

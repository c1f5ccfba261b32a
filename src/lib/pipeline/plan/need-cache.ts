/** Slow parts of a need (trend, forecast) that were worked out before, for the same data. */
export type NeedCache = Map<string, Promise<Float64Array>>;

/** An empty one: make it anew whenever the data change. */
export function newNeedCache(): NeedCache {
	return new Map();
}

/**
 * The layers of the map from the bottom up, each with the reason for its place. A layer component
 * names its slot; where it lands does not depend on when it was added.
 */
export const layerOrder = [
	['sea', 'the ground of everything'],
	['land', 'under the data, so that areas without data still stand on land'],
	['heat', 'a cloud without edges: under anything with an outline'],
	['cells-fill', 'cells replace areas; where both are on, areas give the frame'],
	['cells-hidden', 'the hatching of hidden cells, over their fill'],
	['areas-fill', 'colours by count or rate'],
	['areas-hidden', 'the hatching of hidden areas, over their fill'],
	['areas-line', 'outlines over fills, or neighbours of one colour melt together'],
	['state-borders', 'orientation inside a country, over the data'],
	['country-borders', 'the stronger border wins over the weaker'],
	['links', 'neighbours: thin, over the areas that they join'],
	['clusters', 'circles cross areas and must not be cut by them'],
	['flows', 'arcs cross areas and must not be cut by them'],
	['flow-ends', 'the ends of arcs over the arcs'],
	['site-reach', 'how far sites reach: over areas, under the sites'],
	['points', 'circles over lines'],
	['point-labels', 'numbers in the circles'],
	['cluster-numbers', 'numbers over the circles that they belong to'],
	['sites', 'where sites are, over how far they reach'],
	['highlight', 'what is pointed at or pinned, over all data'],
	['labels', 'names stay legible over everything']
] as const;

export type LayerSlot = (typeof layerOrder)[number][0];

/** Of the layers present, the one that a new layer in `slot` must be put under; undefined: on top. */
export function layerAbove(slot: LayerSlot, present: readonly string[]): string | undefined {
	const at = layerOrder.findIndex(([id]) => id === slot);
	return layerOrder.slice(at + 1).find(([id]) => present.includes(id))?.[0];
}

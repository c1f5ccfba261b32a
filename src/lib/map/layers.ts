import type { LayerSpecification, Map as MapLibreMap, SourceSpecification } from 'maplibre-gl';
import { layerAbove, type LayerSlot } from './layer-order';

type LayerFor<Type> = LayerSpecification extends infer Layer
	? Layer extends { type: Type }
		? Omit<Layer, 'id'>
		: never
	: never;

/** Adds a layer in its slot, whose name becomes its id. */
export function addLayer<Type extends LayerSpecification['type']>(
	map: MapLibreMap,
	slot: LayerSlot,
	layer: LayerFor<Type> & { type: Type }
): void {
	if (map.getLayer(slot)) map.removeLayer(slot);
	const present = map.getStyle().layers.map(({ id }) => id);
	map.addLayer({ ...layer, id: slot } as LayerSpecification, layerAbove(slot, present));
}

/** Adds or replaces a source. */
export function putSource(map: MapLibreMap, id: string, source: SourceSpecification): void {
	if (map.getSource(id)) map.removeSource(id);
	map.addSource(id, source);
}

/** Takes layers and then sources away again; a map already destroyed is left alone. */
export function removeAll(
	map: MapLibreMap,
	slots: readonly LayerSlot[],
	sources: readonly string[]
) {
	if (!map.style) return;
	for (const slot of slots) if (map.getLayer(slot)) map.removeLayer(slot);
	for (const source of sources) if (map.getSource(source)) map.removeSource(source);
}

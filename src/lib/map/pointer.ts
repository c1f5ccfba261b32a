import type { Map as MapLibreMap, MapMouseEvent } from 'maplibre-gl';
import type { LayerSlot } from './layer-order';

/** A shape under the pointer: its index, and where on the map's box. */
export interface PointedAt {
	index: number;
	x: number;
	y: number;
}

interface Callbacks {
	hover: (at: PointedAt | null) => void;
	/** -1 where there is no shape. */
	click: (index: number) => void;
}

/** Tells which shape of a layer is pointed at and clicked. Returns what ends it. */
export function pointer(map: MapLibreMap, slot: LayerSlot, callbacks: Callbacks): () => void {
	const indexAt = (event: MapMouseEvent) =>
		map.getLayer(slot)
			? Number(map.queryRenderedFeatures(event.point, { layers: [slot] })[0]?.id ?? -1)
			: -1;
	const move = (event: MapMouseEvent) => {
		const index = indexAt(event);
		map.getCanvas().style.cursor = index >= 0 ? 'pointer' : '';
		callbacks.hover(index >= 0 ? { index, x: event.point.x, y: event.point.y } : null);
	};
	const leave = () => callbacks.hover(null);
	const click = (event: MapMouseEvent) => callbacks.click(indexAt(event));
	map.on('mousemove', move);
	map.on('mouseout', leave);
	map.on('click', click);
	return () => {
		map.off('mousemove', move);
		map.off('mouseout', leave);
		map.off('click', click);
	};
}

import { formatDistance } from '$lib/ui/format';
import type { IControl, Map as MapLibreMap } from 'maplibre-gl';

/** The longest bar, in pixels. */
const LONGEST = 100;
const EQUATOR_METRES = 40_075_016.686;
/** The width of the whole world at zoom 0. */
const WORLD_PIXELS = 512;

/** The metres that a pixel covers at a latitude and zoom (Web Mercator). */
export const metresPerPixel = (latitude: number, zoom: number): number =>
	(EQUATOR_METRES * Math.cos((latitude * Math.PI) / 180)) / (WORLD_PIXELS * 2 ** zoom);

/** The longest round distance (1, 2, 3 or 5 of a power of ten) that is no more than `metres`. */
export function roundDistance(metres: number): number {
	const power = 10 ** Math.floor(Math.log10(metres));
	const steps = [5, 3, 2, 1];
	return power * (steps.find((step) => step * power <= metres) ?? 1);
}

/** The scale of the map at its middle, with number and unit as the reader's language writes them. */
export class ScaleBar implements IControl {
	#map: MapLibreMap | null = null;
	#element = document.createElement('div');

	onAdd(map: MapLibreMap): HTMLElement {
		this.#map = map;
		this.#element.className = 'maplibregl-ctrl maplibregl-ctrl-scale';
		map.on('move', this.write);
		this.write();
		return this.#element;
	}

	onRemove(): void {
		this.#map?.off('move', this.write);
		this.#map = null;
		this.#element.remove();
	}

	/** Writes the scale anew: after a move, or in another language. */
	write = (): void => {
		if (!this.#map) return;
		const perPixel = metresPerPixel(this.#map.getCenter().lat, this.#map.getZoom());
		const metres = roundDistance(perPixel * LONGEST);
		this.#element.style.width = `${metres / perPixel}px`;
		const text = formatDistance(metres);
		if (this.#element.textContent !== text) this.#element.textContent = text;
	};
}

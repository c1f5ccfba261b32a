import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { firstClass, hiddenClass, noDataClass, zeroClass } from './classify';
import { hatchImage } from './hatch';
import { addLayer, putSource } from './layers';

type Kind = 'areas' | 'cells';
type Shapes = FeatureCollection<Polygon | MultiPolygon>;

/** The colours of a classified fill: one a class, and those of the special codes. */
export interface FillColours {
	classes: readonly string[];
	zero: string;
	noData: string;
	hidden: string;
	hatch: string;
	line: string;
}

/** The newest code of a shape, or the one that it came with. */
const code: ExpressionSpecification = [
	'coalesce',
	['feature-state', 'code'],
	['get', 'code'],
	noDataClass
];

/**
 * Shapes coloured by class through feature state: the geometry goes to the map once, a new view
 * only changes the codes of the shapes whose class changed.
 */
export class ClassFill {
	#codes: Uint8Array = new Uint8Array(0);

	constructor(
		private readonly map: MapLibreMap,
		private readonly kind: Kind
	) {
		const empty: Shapes = { type: 'FeatureCollection', features: [] };
		putSource(map, kind, {
			type: 'geojson',
			data: empty,
			tolerance: 0.3,
			buffer: 16,
			generateId: true
		});
		addLayer<'fill'>(map, `${kind}-fill`, { type: 'fill', source: kind, paint: {} });
		addLayer<'fill'>(map, `${kind}-hidden`, {
			type: 'fill',
			source: kind,
			paint: {
				// The fill below has smooth edges; a second pass for those of the hatching costs more than it shows.
				'fill-antialias': false,
				'fill-opacity': ['case', ['==', code, hiddenClass], 1, 0]
			}
		});
		if (kind === 'areas')
			addLayer<'line'>(map, 'areas-line', {
				type: 'line',
				source: kind,
				paint: { 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.15, 8, 1] }
			});
	}

	/**
	 * Other shapes, or the address that they can be read from, with the `codes` that they come with in
	 * their properties, if any. The map numbers them in their order, which the feature state hangs on.
	 */
	setShapes(shapes: Shapes | string, codes: Uint8Array = new Uint8Array()): void {
		this.map.removeFeatureState({ source: this.kind });
		this.#codes = codes.slice();
		(this.map.getSource(this.kind) as GeoJSONSource).setData(shapes);
	}

	/**
	 * Gives each shape its code; only changes are passed on. Where the map stands still, new colours
	 * are drawn at once instead of with the next frame.
	 */
	setCodes(codes: Uint8Array): void {
		const { map, kind } = this;
		const recoloured = this.#codes.length === codes.length && map.loaded();
		for (let id = 0; id < codes.length; id++)
			if (codes[id] !== this.#codes[id])
				map.setFeatureState({ source: kind, id }, { code: codes[id] });
		this.#codes = codes.slice();
		const visibility = codes.includes(hiddenClass) ? 'visible' : 'none';
		map.setLayoutProperty(`${kind}-hidden`, 'visibility', visibility);
		if (recoloured) map.redraw();
	}

	setColours(colours: FillColours, opacity: number): void {
		const { map, kind } = this;
		const classes = colours.classes.flatMap((colour, i) => [firstClass + i, colour]);
		map.setPaintProperty(`${kind}-fill`, 'fill-color', [
			'match',
			code,
			noDataClass,
			colours.noData,
			hiddenClass,
			colours.hidden,
			zeroClass,
			colours.zero,
			...classes,
			colours.noData
		]);
		map.setPaintProperty(`${kind}-fill`, 'fill-opacity', opacity);
		const image = `hatch-${kind}-${colours.hatch}`;
		if (!map.hasImage(image)) map.addImage(image, hatchImage(colours.hatch), { pixelRatio: 2 });
		map.setPaintProperty(`${kind}-hidden`, 'fill-pattern', image);
		if (kind === 'areas') map.setPaintProperty('areas-line', 'line-color', colours.line);
	}
}

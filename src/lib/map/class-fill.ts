import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import type { ExpressionSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { firstClass, hiddenClass, noDataClass, zeroClass } from './classify';
import { hatchImage } from './hatch';
import { addLayer, putSource, removeAll } from './layers';

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

/** What a map shows of a fill. */
interface Drawn {
	shapes: Shapes | string;
	codes: Uint8Array;
}

/** Fills that were left on a map that was put away: whoever draws the same shapes next need not wait for them. */
const left = new WeakMap<MapLibreMap, Map<Kind, Drawn>>();

const layersOf = (kind: Kind) =>
	kind === 'areas'
		? (['areas-fill', 'areas-hidden', 'areas-line'] as const)
		: (['cells-fill', 'cells-hidden'] as const);

/** Takes the fills away that were left on a map and that nobody draws on. */
export function removeLeft(map: MapLibreMap): void {
	for (const kind of left.get(map)?.keys() ?? []) removeAll(map, layersOf(kind), [kind]);
	left.delete(map);
}

/**
 * Shapes coloured by class through feature state: the geometry goes to the map once, a new view
 * only changes the codes of the shapes whose class changed.
 */
export class ClassFill {
	#drawn: Drawn;

	/**
	 * `shapes`, or the address that they can be read from, and the `codes` that they begin with, which
	 * may be `carried` in their properties. The map numbers them in their order, which the feature state
	 * hangs on.
	 */
	constructor(
		private readonly map: MapLibreMap,
		private readonly kind: Kind,
		{ shapes, codes, carried }: Drawn & { carried: boolean }
	) {
		const found = left.get(map)?.get(kind);
		left.get(map)?.delete(kind);
		if (found?.shapes === shapes) {
			this.#drawn = found;
			return;
		}
		this.#drawn = { shapes, codes: carried ? codes.slice() : new Uint8Array() };
		this.#add(shapes, codes);
	}

	#add(data: Shapes | string, codes: Uint8Array): void {
		const { map, kind } = this;
		removeAll(map, layersOf(kind), [kind]);
		putSource(map, kind, {
			type: 'geojson',
			data,
			tolerance: 0.3,
			buffer: 16,
			generateId: true
		});
		addLayer<'fill'>(map, `${kind}-fill`, { type: 'fill', source: kind, paint: {} });
		addLayer<'fill'>(map, `${kind}-hidden`, {
			type: 'fill',
			source: kind,
			layout: { visibility: hiddenIn(codes) },
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

	/** Other shapes, with the codes that they carry, if any. */
	setShapes(shapes: Shapes | string, codes: Uint8Array = new Uint8Array()): void {
		if (shapes === this.#drawn.shapes) return;
		this.map.removeFeatureState({ source: this.kind });
		this.#drawn = { shapes, codes: codes.slice() };
		(this.map.getSource(this.kind) as GeoJSONSource).setData(shapes);
	}

	/**
	 * Gives each shape its code; only changes are passed on. Where the map stands still, new colours
	 * are drawn at once instead of with the next frame.
	 */
	setCodes(codes: Uint8Array): void {
		const { map, kind } = this;
		const before = this.#drawn.codes;
		const stands = !map.isMoving() && map.isSourceLoaded(kind);
		const recoloured = before.length === codes.length && stands;
		for (let id = 0; id < codes.length; id++)
			if (codes[id] !== before[id]) map.setFeatureState({ source: kind, id }, { code: codes[id] });
		this.#drawn.codes = codes.slice();
		map.setLayoutProperty(`${kind}-hidden`, 'visibility', hiddenIn(codes));
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

	/** Takes the fill away; on a map that is put away it is left for who draws the same shapes next. */
	end(): void {
		const { map, kind } = this;
		if (!map.style) return;
		left.set(map, (left.get(map) ?? new Map<Kind, Drawn>()).set(kind, this.#drawn));
		// The map is taken from the page in the same task as what was on it.
		queueMicrotask(() => {
			if (map.getContainer().isConnected && left.get(map)?.get(kind) === this.#drawn)
				removeLeft(map);
		});
	}
}

const hiddenIn = (codes: Uint8Array) => (codes.includes(hiddenClass) ? 'visible' : 'none');

import type { GridStability, GridVariant } from '$lib/model/grid-check';
import type { Job } from '$lib/model/runner';
import type { HotspotsSettings } from '$lib/model/settings/hotspots';
import { equalAreaProjection, unproject } from '$lib/spatial/equal-area-projection';
import { cellCentre, cellsOf, type Grid } from '$lib/spatial/grids';
import { analyseHotspots } from '../analyse-hotspots';
import { cellTable, type CountedPlaces } from './cell-table';

/** A grid over places, and how its hot cells are found. */
export interface GridCheckInput {
	grid: Grid;
	places: CountedPlaces;
	settings: Omit<HotspotsSettings, 'neighbours'>;
}

/** Half a cell east, north and both; a fifth smaller, a quarter larger. */
const variants: Pick<GridVariant, 'east' | 'north' | 'size'>[] = [
	{ east: 0.5, north: 0, size: 1 },
	{ east: 0, north: 0.5, size: 1 },
	{ east: 0.5, north: 0.5, size: 1 },
	{ east: 0, north: 0, size: 0.8 },
	{ east: 0, north: 0, size: 1.25 }
];

/**
 * How much hot cells depend on where the grid lies: the same counts, by cells that touch, on grids moved by half a
 * cell and on smaller and larger ones. A hot cell stays hot where its middle lies in a hot cell of the
 * other grid.
 */
export const checkGrid: Job<GridCheckInput, GridStability> = (
	{ grid, places, settings },
	report
) => {
	const centres = hotCells(grid, places, settings).map((id) => cellCentre(grid, id));
	const longitudes = Float64Array.from(centres, ([longitude]) => longitude);
	const latitudes = Float64Array.from(centres, ([, latitude]) => latitude);
	const stays = centres.map(() => ({ moved: true, resized: true }));
	const tried = variants.map((variant, i): GridVariant => {
		const other = moved(grid, variant);
		const hot = new Set(hotCells(other, places, settings));
		let kept = 0;
		cellsOf(other, longitudes, latitudes).forEach((cell, spot) => {
			if (hot.has(cell)) kept++;
			else stays[spot][variant.size === 1 ? 'moved' : 'resized'] = false;
		});
		report({ share: (i + 1) / variants.length, step: 'grid' });
		return { ...variant, hot: hot.size, kept };
	});
	return {
		hot: centres.length,
		keptWhenMoved: stays.filter(({ moved }) => moved).length,
		keptWhenResized: stays.filter(({ resized }) => resized).length,
		variants: tried
	};
};

function hotCells(
	grid: Grid,
	places: CountedPlaces,
	settings: GridCheckInput['settings']
): number[] {
	const { ids, counts, neighbours } = cellTable(grid, places);
	const population = null;
	// A constant value would need residents; a grid has none.
	const asked = { ...settings, value: 'count' as const };
	const { classes } = analyseHotspots(
		{ counts, population, neighbours, settings: asked },
		() => {}
	) as { classes: string[] };
	return [...ids].filter((_, i) => isHot(classes[i]));
}

const isHot = (name: string) => name === 'hot-99' || name === 'hot-95' || name === 'high-high';

/** The grid with its origin shifted by shares of a cell, and its cells resized. */
function moved(
	grid: Grid,
	{ east, north, size }: Pick<GridVariant, 'east' | 'north' | 'size'>
): Grid {
	const origin = unproject(
		equalAreaProjection(...grid.origin),
		east * grid.cellSizeMetres,
		north * grid.cellSizeMetres
	);
	return { ...grid, origin, cellSizeMetres: grid.cellSizeMetres * size };
}

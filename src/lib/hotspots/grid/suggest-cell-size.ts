import type { CellSizeStep, CellSizeSuggestion } from '$lib/model/grid-check';
import type { Job } from '$lib/model/runner';
import { createGrid, gridOrigin, type Grid } from '$lib/spatial/grids';
import { globalMoran } from '../global-moran';
import { cellTable, type CountedPlaces } from './cell-table';
import { placeSpacing } from './place-spacing';

/** Sizes tried, as multiples of twice the spacing of places. */
const MULTIPLES = [1, 1.4, 2, 2.8, 4, 5.6, 8, 11];
/** Sizes with fewer cells that hold a case are not tried. */
const FEWEST_OCCUPIED = 30;
const MOST_CELLS = 200_000;

/**
 * A cell size from the data: starting at twice the spacing of places (Getis–Ord tools call this the
 * fishnet rule), the first size at which the global Moran's I of the counts peaks in z, that is
 * at which neighbouring cells are most alike (incremental spatial autocorrelation); twice the spacing where
 * there is no peak. Null where there are too few places. Sizes are rounded to two digits.
 */
export function suggestCellSize(
	places: CountedPlaces,
	shape: Grid['shape']
): CellSizeSuggestion | null {
	const spacingMetres = placeSpacing(places);
	if (!(spacingMetres > 0)) return null;
	const origin = gridOrigin(places.longitudes, places.latitudes);
	const steps: CellSizeStep[] = [];
	for (const multiple of MULTIPLES) {
		const cellSizeMetres = Number((2 * spacingMetres * multiple).toPrecision(2));
		if (cellSizeMetres > 2_000_000 || expectedCells(places, cellSizeMetres) > MOST_CELLS) continue;
		const grid = createGrid({ kind: 'grid', shape, cellSizeMetres }, origin);
		const { ids, counts, neighbours } = cellTable(grid, places);
		const occupied = counts.reduce((sum, count) => sum + Number(count > 0), 0);
		if (occupied < FEWEST_OCCUPIED) break;
		steps.push({
			cellSizeMetres,
			cells: ids.length,
			occupied,
			z: globalMoran(counts, neighbours).z
		});
	}
	if (steps.length === 0) return null;
	const peak = steps.findIndex(
		({ z }, i) => i > 0 && i + 1 < steps.length && z > steps[i - 1].z && z > steps[i + 1].z
	);
	return {
		cellSizeMetres: steps[Math.max(0, peak)].cellSizeMetres,
		reason: peak > 0 ? 'first-peak' : 'spacing',
		spacingMetres,
		steps
	};
}

/** Roughly how many cells a box holds. */
function expectedCells({ box }: CountedPlaces, cellSizeMetres: number): number {
	const [west, south, east, north] = box;
	const degree = 111_320;
	const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const span = west > east ? east + 360 - west : east - west;
	return (
		((span * degree * middle) / cellSizeMetres) * (((north - south) * degree) / cellSizeMetres)
	);
}

/** The same as a job. */
export const suggestCellSizeJob: Job<
	{ places: CountedPlaces; shape: Grid['shape'] },
	CellSizeSuggestion | null
> = ({ places, shape }) => suggestCellSize(places, shape);

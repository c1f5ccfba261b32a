import { describe, expect, it } from 'vitest';
import { cellTable, type CountedPlaces } from '$lib/hotspots/grid/cell-table';
import { checkGrid } from '$lib/hotspots/grid/check-grid';
import { spreadInCells } from '$lib/hotspots/grid/spread-in-cells';
import { placeSpacing } from '$lib/hotspots/grid/place-spacing';
import { suggestCellSize } from '$lib/hotspots/grid/suggest-cell-size';
import type { GridStability } from '$lib/model/grid-check';
import { hotspotsSchema } from '$lib/model/settings/hotspots';
import { createRandom } from '$lib/numeric/random';
import { createGrid } from '$lib/spatial/grids';

/** Places spread evenly over two degrees, and a dense patch of the given width in degrees in the middle. */
function places(patch: number, inPatch: number, seed = 1): CountedPlaces {
	const random = createRandom(seed);
	const uniform = () => random.below(1_000_000) / 1_000_000;
	const longitudes: number[] = [];
	const latitudes: number[] = [];
	for (let i = 0; i < 3000; i++) {
		longitudes.push(10 + 2 * uniform());
		latitudes.push(50 + 2 * uniform());
	}
	for (let i = 0; i < inPatch; i++) {
		longitudes.push(11 + patch * (uniform() - 0.5));
		latitudes.push(51 + patch * (uniform() - 0.5));
	}
	return {
		longitudes: Float64Array.from(longitudes),
		latitudes: Float64Array.from(latitudes),
		counts: null,
		box: [10, 50, 12, 52]
	};
}

const settings = hotspotsSchema.parse({ value: 'count' });
const grid = createGrid({ kind: 'grid', shape: 'hexagon', cellSizeMetres: 12_000 }, [11, 51]);

describe('how much hot cells hang on the grid', () => {
	it('keeps a wide hot patch when the grid moves, and counts every case once', () => {
		const given = places(0.6, 1500);
		const { counts } = cellTable(grid, given);
		expect(counts.reduce((sum, count) => sum + count, 0)).toBe(4500);
		const found = checkGrid({ grid, places: given, settings }, () => {}) as GridStability;
		expect(found.hot).toBeGreaterThan(8);
		expect(found.keptWhenMoved).toBeGreaterThan(0.6 * found.hot);
		expect(found.variants).toHaveLength(5);
		for (const { kept } of found.variants) expect(kept).toBeLessThanOrEqual(found.hot);
	});

	it('finds next to nothing hot where places are spread by chance', () => {
		const found = checkGrid({ grid, places: places(0.6, 0), settings }, () => {}) as GridStability;
		expect(found.hot).toBeLessThanOrEqual(2);
		expect(found.keptWhenMoved).toBeLessThanOrEqual(found.hot);
	});
});

describe.each(['hexagon', 'square'] as const)('cases spread evenly in %s cells', (shape) => {
	it('give every cell its count back', () => {
		const own = createGrid({ kind: 'grid', shape, cellSizeMetres: 12_000 }, [11, 51]);
		const table = cellTable(own, places(0.6, 1500));
		const spread = { ...spreadInCells(own, table.ids, table.counts), box: places(0, 0).box };
		const again = cellTable(own, spread);
		const before = new Map([...table.ids].map((id, i) => [id, table.counts[i]]));
		again.ids.forEach((id, i) => expect(again.counts[i]).toBeCloseTo(before.get(id) ?? 0, 6));
		expect(again.counts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(4500, 6);
	});

	it('have no places where there are no cases', () => {
		const own = createGrid({ kind: 'grid', shape, cellSizeMetres: 12_000 }, [11, 51]);
		expect(spreadInCells(own, [1, 2], [0, NaN]).longitudes).toHaveLength(0);
	});
});

describe('the suggested cell size', () => {
	it('measures the spacing of a lattice exactly', () => {
		const longitudes = Float64Array.from({ length: 400 }, (_, i) => 0.1 * (i % 20));
		const latitudes = Float64Array.from({ length: 400 }, (_, i) => 0.05 * Math.floor(i / 20));
		const spacing = placeSpacing({ longitudes, latitudes, counts: null, box: [0, 0, 2, 1] });
		// A twentieth of a degree of latitude on a sphere of 6,371,008.8 m.
		expect(spacing).toBeCloseTo((0.05 * Math.PI * 6_371_008.8) / 180, 3);
	});

	it('starts at twice the spacing and gives its reason', () => {
		const found = suggestCellSize(places(0.6, 1500), 'hexagon')!;
		expect(found.cellSizeMetres).toBeGreaterThanOrEqual(1.9 * found.spacingMetres);
		const peak = found.steps.findIndex(({ cellSizeMetres: size }) => size === found.cellSizeMetres);
		if (found.reason === 'first-peak') {
			expect(found.steps[peak].z).toBeGreaterThan(found.steps[peak - 1].z);
			expect(found.steps[peak].z).toBeGreaterThan(found.steps[peak + 1].z);
		} else expect(peak).toBe(0);
	});

	it('has none to suggest for one place', () => {
		const one = Float64Array.of(1, 1, 1);
		const alone = { longitudes: one, latitudes: one, counts: null, box: [1, 1, 1, 1] } as const;
		expect(suggestCellSize({ ...alone, box: [...alone.box] }, 'square')).toBeNull();
	});
});

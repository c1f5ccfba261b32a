import { readFileSync } from 'node:fs';
import type { AreaFeatures } from '$lib/model/areas';
import type { Neighbours } from '$lib/model/neighbours';
import { contiguousNeighbours } from '$lib/spatial/neighbours-contiguity';
import { neighboursFromLists } from '$lib/spatial/pair-set';

/** Reads a reference file. */
export const readReference = (name: string) =>
	JSON.parse(readFileSync(`tests/reference/${name}`, 'utf8'));

interface NcRow {
	fips: string;
	cases: number;
	births: number;
	rate: number;
	gistar: number;
	p: number;
	p_fdr: number;
	Ii: number;
	EIi: number;
	VarIi: number;
	ZIi: number;
	eb: number;
	eb_local: number;
}

/** North Carolina 1974–78 and spdep's values for it (R 4.2, spdep 1.2-7; see tests/reference). */
export function northCarolina() {
	const features = readReference('nc.geojson') as AreaFeatures;
	const expected = readReference('nc-expected.json') as {
		moranI: number[];
		EI: number[];
		VI: number[];
		rows: NcRow[];
	};
	return {
		features,
		expected,
		rows: expected.rows,
		counts: Float64Array.from(expected.rows, (row) => row.cases),
		population: Float64Array.from(expected.rows, (row) => row.births),
		neighbours: contiguousNeighbours(features, 'queen')
	};
}

/** Queen neighbours of a grid of squares, row by row. */
export function gridNeighbours(columns: number, rows: number): Neighbours {
	return neighboursFromLists(
		Array.from({ length: columns * rows }, (_, i) => {
			const x = i % columns;
			const y = Math.floor(i / columns);
			const list: number[] = [];
			for (let dy = -1; dy <= 1; dy++)
				for (let dx = -1; dx <= 1; dx++) {
					const inside = x + dx >= 0 && x + dx < columns && y + dy >= 0 && y + dy < rows;
					if (inside && (dx || dy)) list.push(i + dy * columns + dx);
				}
			return list;
		})
	);
}

/** The largest difference relative to the reference, at positions where both are numbers; infinite where only one is. */
export function worstDifference(got: ArrayLike<number>, want: ArrayLike<number | null>): number {
	let worst = 0;
	for (let i = 0; i < want.length; i++) {
		const reference = want[i] ?? NaN;
		if (Number.isNaN(got[i]) && Number.isNaN(reference)) continue;
		const difference = Math.abs(got[i] - reference) / Math.max(Math.abs(reference), 1e-12);
		worst = Math.max(worst, Number.isNaN(difference) ? Infinity : difference);
	}
	return worst;
}

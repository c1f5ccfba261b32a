import type { Neighbours } from '$lib/model/neighbours';

/** Values and neighbours of the areas that have a value, numbered anew; `kept` holds their old numbers. */
export interface CompleteAreas {
	values: Float64Array;
	neighbours: Neighbours;
	kept: Int32Array;
}

/** Leaves out the areas whose value is missing (NaN): they are not tested and are nobody's neighbours. */
export function completeAreas(values: Float64Array, neighbours: Neighbours): CompleteAreas {
	const kept = areasWithValue(values);
	if (kept.length === values.length) return { values, neighbours, kept };
	const numberOf = new Int32Array(values.length).fill(-1);
	kept.forEach((old, i) => (numberOf[old] = i));
	const offsets = new Int32Array(kept.length + 1);
	const indices = new Int32Array(neighbours.indices.length);
	let filled = 0;
	kept.forEach((old, i) => {
		for (let k = neighbours.offsets[old]; k < neighbours.offsets[old + 1]; k++) {
			const number = numberOf[neighbours.indices[k]];
			if (number >= 0) indices[filled++] = number;
		}
		offsets[i + 1] = filled;
	});
	return {
		values: Float64Array.from(kept, (old) => values[old]),
		neighbours: { offsets, indices: indices.slice(0, filled) },
		kept
	};
}

function areasWithValue(values: Float64Array): Int32Array {
	const kept = new Int32Array(values.length);
	let areas = 0;
	for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) kept[areas++] = i;
	return kept.subarray(0, areas);
}

/** Puts results of the complete areas back among all `length` areas, NaN elsewhere. */
export function spread(results: Float64Array, kept: Int32Array, length: number): Float64Array {
	if (kept.length === length) return results;
	const all = new Float64Array(length).fill(NaN);
	kept.forEach((old, i) => (all[old] = results[i]));
	return all;
}

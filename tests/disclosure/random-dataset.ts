import type { ReleaseInput } from '$lib/disclosure/release';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';

/** A small dataset whose every cell is known: count of area a, period t, value v at `(a * periods + t) * values + v`. */
export interface RandomDataset {
	areas: number;
	states: number[];
	periods: number;
	values: number;
	cells: Float64Array;
	input: ReleaseInput;
}

/** Areas of very different size in states, with some values rare. `mean`: cases an average area. */
export function randomDataset(
	seed: number,
	size: { areas: number; states: number; periods: number; values: number; mean: number }
): RandomDataset {
	const random = createRandom(seed);
	const { areas, periods, values } = size;
	const states = Array.from({ length: areas }, () => random.below(size.states));
	const weight = Array.from(
		{ length: areas },
		() => Math.exp(3 * random.uniform() - 1.5) * (random.uniform() < 0.15 ? 0 : 1)
	);
	const share = Array.from({ length: values }, () => Math.exp(2.5 * random.uniform()));
	const total = share.reduce((a, b) => a + b);
	const cells = new Float64Array(areas * periods * values);
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < periods; t++)
			for (let v = 0; v < values; v++)
				cells[(a * periods + t) * values + v] = drawPoisson(
					(size.mean * weight[a] * share[v]) / total / periods,
					random
				);
	return { areas, states, periods, values, cells, input: inputOf({ ...size, states, cells }) };
}

function inputOf(data: {
	areas: number;
	states: number[];
	periods: number;
	values: number;
	cells: Float64Array;
}): ReleaseInput {
	const rows: { area: number; period: number; value: number; count: number }[] = [];
	data.cells.forEach((count, cell) => {
		if (!count) return;
		const value = cell % data.values;
		const at = Math.floor(cell / data.values);
		rows.push({ area: Math.floor(at / data.periods), period: at % data.periods, value, count });
	});
	const area = Int32Array.from(rows, (row) => row.area);
	const period = Int32Array.from(rows, (row) => row.period);
	const count = Float64Array.from(rows, (row) => row.count);
	return {
		areaCount: data.areas,
		parents: data.states.map((state) => `state ${state}`),
		periods: { step: 'month', first: 600, length: data.periods },
		cells: { area, period, count },
		columns: [
			{
				names: ['form'],
				values: Array.from({ length: data.values }, (_, v) => [`form ${v}`]),
				area,
				period,
				value: Int32Array.from(rows, (row) => row.value),
				count
			}
		]
	};
}

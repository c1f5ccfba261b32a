import { numberStyle, readNumber } from '$lib/intake/values/read-number';
import type { Areas } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import type { SitesSettings } from '$lib/model/settings/plan';
import { haversineMetres } from '$lib/spatial/great-circle';
import type { Context } from '../context';
import { matchPlaces } from '../incidents/match-places';
import { readColumns } from '../read-columns';

/** Kilometres from each candidate to each area between centres, as the crow flies; candidate-major. */
export function straightDistances({ centres }: Areas, candidates: number[]): Float64Array {
	const many = centres.length / 2;
	const distances = new Float64Array(candidates.length * many);
	candidates.forEach((site, c) => {
		for (let area = 0; area < many; area++)
			distances[c * many + area] =
				haversineMetres(
					centres[2 * site],
					centres[2 * site + 1],
					centres[2 * area],
					centres[2 * area + 1]
				) / 1000;
	});
	return distances;
}

/**
 * The same from a file of travel between areas. An area is 0 from itself; a pair without a row takes
 * the way back, and is out of reach where neither way has one. Refuses numbers that are none.
 */
export async function travelDistances(
	{ file, columns }: NonNullable<SitesSettings['travel']>,
	areas: Areas,
	candidates: number[],
	context: Context
): Promise<Float64Array> {
	const read = await readColumns(file, [columns.from, columns.to, columns.cost], context);
	const [from, to, cost] = read.columns.map((column) => column.map((text) => (text ?? '').trim()));
	const style = numberStyle(cost, 'decimal');
	const [starts, ends] = [matchPlaces(from, areas), matchPlaces(to, areas)];
	const many = areas.ids.length;
	const rowOf = new Map(candidates.map((site, c) => [site, c]));
	const given = new Float64Array(candidates.length * many).fill(NaN);
	const back = new Float64Array(candidates.length * many).fill(NaN);
	let pairs = 0;
	cost.forEach((text, row) => {
		const value = readNumber(text, style);
		if (!(value >= 0))
			throw new InputError(
				'travel between two areas must be a number of at least 0',
				{ file, row: read.rowOf(row), column: columns.cost, value: text },
				'travel-cost'
			);
		const [start, end] = [starts[row].area, ends[row].area];
		if (start === null || end === null) return;
		pairs++;
		if (rowOf.has(start)) given[rowOf.get(start)! * many + end] = value;
		if (rowOf.has(end)) back[rowOf.get(end)! * many + start] = value;
	});
	if (pairs === 0)
		throw new InputError(
			'no row of this file names two of the areas; check its columns',
			{ file },
			'travel-nowhere'
		);
	candidates.forEach((site, c) => (given[c * many + site] = 0));
	return given.map((value, i) =>
		Number.isNaN(value) ? (Number.isNaN(back[i]) ? Infinity : back[i]) : value
	);
}

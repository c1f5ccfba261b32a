import { valuesKept, type Filter } from '$lib/model/project';
import { drawBinomial } from '$lib/numeric/draws';
import type { Random } from '$lib/numeric/random';
import { dealFromPool } from './deal-cases';
import type { Release } from './release';
import { publishedInNode, selectColumn, type Selection } from './views';

/**
 * The cases of every area and base period that a filter keeps, out of completed counts (`completeCounts`):
 * published breakdowns as they are, dealt over the periods below them; where an area publishes none,
 * the share that the next larger published one has. Area-major, `areas * periods`. A function of the release alone.
 */
export function completeSelection(
	release: Release,
	all: Float64Array,
	filter: Filter,
	areaCount: number,
	random: Random
): Float64Array {
	const { times, periods } = release;
	const size = times.children.length;
	const result = new Float64Array(areaCount * periods.length);
	const selection = selectColumn(release, filter);
	const everything = !selection.problem && !selection.column;
	const shares = everything ? null : new Shares(release, filter, selection);
	for (let area = 0; area < areaCount; area++) {
		const row = all.subarray(area * size, area * size + periods.length);
		const out = result.subarray(area * periods.length, (area + 1) * periods.length);
		if (!shares) out.set(row);
		else if (!dealPublished(release, area, selection, row, out, random))
			row.forEach((cases, t) => {
				out[t] = drawBinomial(Math.round(cases), shares.of(area, t), random);
			});
	}
	return result;
}

/** Deals an area's own published breakdowns over the periods; false where it publishes none. */
function dealPublished(
	release: Release,
	area: number,
	selection: Selection,
	row: Float64Array,
	out: Float64Array,
	random: Random
): boolean {
	const { times } = release;
	const visit = (time: number): boolean => {
		const kept = publishedInNode(release, area, time, selection);
		if (Number.isNaN(kept)) return false;
		const parts = times.children[time];
		const finer =
			parts.length > 0 && parts.every((part) => !isHidden(release, area, part, selection));
		if (finer) return parts.every(visit);
		const pool = row.slice(times.first[time], times.last[time] + 1);
		const cases = pool.reduce((sum, count) => sum + count, 0);
		out.set(dealFromPool(Math.min(kept, cases), pool, random), times.first[time]);
		return true;
	};
	return visit(times.dated);
}

const isHidden = (release: Release, area: number, time: number, selection: Selection) =>
	Number.isNaN(publishedInNode(release, area, time, selection));

/** The share of the cases that a filter keeps, from the smallest larger area and shortest stretch that say it. */
class Shares {
	#known = new Map<number, number>();
	#parts: Selection[];

	constructor(
		private readonly release: Release,
		private readonly filter: Filter,
		selection: Selection
	) {
		this.#parts = selection.problem
			? Object.entries(filter).map(([name, values]) => selectColumn(release, { [name]: values }))
			: [selection];
	}

	/** Columns that are not crossed are taken as independent of each other. */
	of(area: number, period: number): number {
		const { areas, periods } = this.release;
		const node = areas.parent[area];
		const key = node * periods.length + period;
		let share = this.#known.get(key);
		if (share === undefined) {
			const names = Object.keys(this.filter);
			share = this.#parts.reduce(
				(product, part, i) => product * this.#shareOf(node, period, part, names[i]),
				1
			);
			this.#known.set(key, share);
		}
		return share;
	}

	#shareOf(node: number, period: number, part: Selection, name: string): number {
		const { areas, times, counts, columns } = this.release;
		const size = times.children.length;
		for (let at = node; at >= 0 && !part.problem; at = areas.parent[at])
			for (let time = period; time >= 0; time = times.parent[time]) {
				const all = counts[at * size + time];
				const kept = publishedInNode(this.release, at, time, part);
				if (all > 0 && !Number.isNaN(kept)) return Math.min(1, kept / all);
			}
		const values = columns.find(({ names }) => names.includes(name))?.values.length ?? 2;
		return Math.min(1, (valuesKept(this.filter, name)?.length ?? 1) / values);
	}
}

import type { SiteProblem } from '$lib/model/sites';
import { type LinearSolver, ModelBuilder } from '../linear-solver';

/** Who is served by which open site when sites have a capacity, and the distance that demand travels. */
export interface CapacityAssignment {
	/** The open site that serves most of each place. */
	assigned: Int32Array;
	/** Σ demand × distance. */
	travelled: number;
}

/**
 * Serves all demand from the given sites within their capacities with the least travel; a place may
 * be split between sites. Null where the sites together cannot serve it all.
 */
export function assignWithinCapacity(
	{ demand, distances, capacity }: SiteProblem,
	open: ArrayLike<number>,
	solver: LinearSolver
): CapacityAssignment | null {
	const many = demand.length;
	const builder = new ModelBuilder();
	const rows = Array.from(open, (site) => builder.row(-Infinity, capacity![site]));
	const served = Array.from(demand, (need) => builder.row(need, need));
	for (let place = 0; place < many; place++)
		rows.forEach((row, i) =>
			builder.column(distances[open[i] * many + place], Infinity, [
				[row, 1],
				[served[place], 1]
			])
		);
	const { columns, objective } = solver(builder.build(false));
	if (columns.length === 0) return null;
	const assigned = Int32Array.from(demand, (_, place) => {
		const shares = columns.subarray(place * rows.length, (place + 1) * rows.length);
		return open[shares.indexOf(Math.max(...shares))];
	});
	return { assigned, travelled: objective };
}

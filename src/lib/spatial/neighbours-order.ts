import type { Neighbours } from '$lib/model/neighbours';
import { neighboursFromLists } from './pair-set';

/** All areas that are at most `order` steps away, the nearer orders included. Order 1 is the input. */
export function neighboursUpToOrder(neighbours: Neighbours, order: number): Neighbours {
	if (order <= 1) return neighbours;
	const areas = neighbours.offsets.length - 1;
	const seenFrom = new Int32Array(areas).fill(-1);
	const lists = Array.from({ length: areas }, (_, area) => {
		const reached = [area];
		seenFrom[area] = area;
		let from = 0;
		for (let step = 0; step < order; step++) {
			const to = reached.length;
			for (; from < to; from++) {
				const at = reached[from];
				for (let k = neighbours.offsets[at]; k < neighbours.offsets[at + 1]; k++) {
					const next = neighbours.indices[k];
					if (seenFrom[next] === area) continue;
					seenFrom[next] = area;
					reached.push(next);
				}
			}
		}
		return reached.slice(1);
	});
	return neighboursFromLists(lists);
}

import type { Areas } from '$lib/model/areas';
import type { Neighbours } from '$lib/model/neighbours';
import { InputError } from '$lib/model/problem';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import { contiguousNeighbours } from './neighbours-contiguity';
import { nearestNeighbours, neighboursWithin } from './neighbours-distance';
import { neighboursUpToOrder } from './neighbours-order';

/**
 * The neighbours of each area under a rule of the project. Areas without any stay without.
 * Throws `InputError` where more nearest neighbours are asked for than there are other areas.
 */
export function findNeighbours(
	areas: Pick<Areas, 'features' | 'centres'>,
	settings: NeighboursSettings
): Neighbours {
	if (settings.kind === 'nearest') {
		const others = areas.centres.length / 2 - 1;
		if (settings.count > others)
			throw new InputError(
				`${settings.count} nearest neighbours were asked for, but each area has only ${others} others; ask for fewer.`,
				{},
				'too-many-neighbours',
				{ asked: settings.count, others }
			);
		return nearestNeighbours(areas.centres, settings.count);
	}
	if (settings.kind === 'distance') return neighboursWithin(areas.centres, settings.metres);
	const touching = contiguousNeighbours(areas.features, settings.kind, settings.toleranceMetres);
	return neighboursUpToOrder(touching, settings.order);
}

/** How many neighbours each area has. */
export function neighbourCounts({ offsets }: Neighbours): Int32Array {
	return Int32Array.from(
		{ length: offsets.length - 1 },
		(_, area) => offsets[area + 1] - offsets[area]
	);
}

/** The areas without any neighbour. */
export function islandsOf(neighbours: Neighbours): number[] {
	return [...neighbourCounts(neighbours).entries()]
		.filter(([, count]) => count === 0)
		.map(([area]) => area);
}

/**
 * The links between the centres of neighbours, for drawing: four numbers a link (longitude and
 * latitude of both ends), a mutual link once.
 */
export function neighbourLinks(
	{ offsets, indices }: Neighbours,
	centres: Float64Array
): Float64Array {
	const links: number[] = [];
	const has = (area: number, other: number) =>
		indices.subarray(offsets[area], offsets[area + 1]).includes(other);
	for (let area = 0; area + 1 < offsets.length; area++)
		for (let k = offsets[area]; k < offsets[area + 1]; k++) {
			const other = indices[k];
			if (other < area && has(other, area)) continue;
			links.push(
				centres[2 * area],
				centres[2 * area + 1],
				centres[2 * other],
				centres[2 * other + 1]
			);
		}
	return Float64Array.from(links);
}

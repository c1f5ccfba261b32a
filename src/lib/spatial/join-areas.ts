import type { AreaFeatures, Areas } from '$lib/model/areas';
import { didYouMean } from '$lib/model/nearest-name';
import { InputError } from '$lib/model/problem';
import type { MultiPolygon } from 'geojson';
import { merge } from 'topojson-client';
import { topology } from 'topojson-server';
import type { GeometryCollection, MultiPolygon as Joinable } from 'topojson-specification';

/**
 * Areas with some of them joined into regions (`groups`, by id), each in the place of its first area.
 * Outlines lose the borders inside; residents add up, unknown where one is; a centre is the mean of the
 * centres. Throws `InputError` for an id that is not there or stands twice.
 */
export function joinAreas(areas: Areas, groups: readonly (readonly string[])[]): Areas {
	const indexOf = new Map(areas.ids.map((id, i) => [id, i]));
	const groupOf = new Map<number, number[]>();
	for (const group of groups) {
		const members = group.map((id) => indexOf.get(id) ?? refuseUnknown(id, areas.ids));
		for (const member of members) {
			if (groupOf.has(member)) refuseTwice(areas.ids[member]);
			groupOf.set(member, members);
		}
	}
	const regions = [...areas.ids.keys()]
		.map((area) => groupOf.get(area) ?? [area])
		.filter((members, area) => Math.min(...members) === area)
		.map((members) => members.toSorted((a, b) => a - b));
	const region = new Int32Array(areas.ids.length);
	regions.forEach((members, r) => members.forEach((member) => (region[member] = r)));
	const ids = regions.map((members) =>
		regionText(
			members.map((member) => areas.ids[member]),
			1
		)
	);
	const names = regions.map((members) =>
		regionText(
			members.map((member) => areas.names[member]),
			2
		)
	);
	const mean = (members: number[], axis: 0 | 1) =>
		members.reduce((sum, member) => sum + areas.centres[2 * member + axis], 0) / members.length;
	return {
		ids,
		names,
		centres: Float64Array.from(regions.flatMap((of) => [mean(of, 0), mean(of, 1)])),
		population:
			areas.population &&
			Float64Array.from(regions, (members) =>
				members.reduce((sum, member) => sum + areas.population![member], 0)
			),
		parents: areas.parents && regions.map(([first]) => areas.parents![first]),
		features: {
			type: 'FeatureCollection',
			features: regions.map((members, r) => ({
				...areas.features.features[members[0]],
				id: ids[r],
				properties: { id: ids[r], name: names[r] },
				geometry: outlineOf(members, areas.features)
			}))
		},
		parts: { ids: areas.ids, names: areas.names, parents: areas.parents, region }
	};
}

/** "Adams, Brown +2": the first few, and how many more; in no language. */
function regionText(texts: string[], first: number): string {
	const more = texts.length - first;
	return texts.slice(0, first).join(', ') + (more > 0 ? ` +${more}` : '');
}

/** The outline of areas together: borders that two of them share are gone. */
function outlineOf(
	members: number[],
	{ features }: AreaFeatures
): MultiPolygon | AreaFeatures['features'][number]['geometry'] {
	if (members.length === 1) return features[members[0]].geometry;
	const parts: AreaFeatures = {
		type: 'FeatureCollection',
		features: members.map((member) => features[member])
	};
	const shared = topology({ areas: parts });
	const { geometries } = shared.objects.areas as GeometryCollection;
	return merge(shared, geometries as Joinable[]);
}

function refuseUnknown(id: string, ids: string[]): never {
	throw new InputError(
		`There is no area ${JSON.stringify(id)} to be joined.${didYouMean(id, ids)}`,
		{},
		'joined-unknown',
		{ id }
	);
}

function refuseTwice(id: string): never {
	throw new InputError(
		`The area ${JSON.stringify(id)} is joined twice; each lies in one region.`,
		{},
		'joined-twice',
		{ id }
	);
}

import { area } from '@turf/area';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Areas } from '$lib/model/areas';
import { joinAreas } from '$lib/spatial/join-areas';
import { loadBuiltinAreas } from '$lib/spatial/load-builtin';
import { findNeighbours } from '$lib/spatial/neighbours';

let counties: Areas;
beforeAll(async () => void (counties = await loadBuiltinAreas('us-counties')));

/** Alameda, Contra Costa and San Joaquin in California, which touch, and two of Delaware. */
const groups = [
	['06001', '06013', '06077'],
	['10005', '10003']
];

describe('joined areas', () => {
	it('take the place of their parts, and no other area changes', () => {
		const joined = joinAreas(counties, groups);
		expect(joined.ids).toHaveLength(counties.ids.length - 3);
		expect(joined.ids).toContain('06001 +2');
		const at = joined.ids.indexOf('06001 +2');
		expect(joined.names[at]).toBe('Alameda, Contra Costa +1');
		expect(joined.parents![at]).toBe('06');
		expect(joined.parts!.ids).toBe(counties.ids);
		counties.ids.forEach((id, part) => {
			const region = joined.parts!.region[part];
			const group = groups.find((one) => one.includes(id));
			expect(joined.ids[region]).toBe(group ? `${group.toSorted()[0]} +${group.length - 1}` : id);
		});
	});

	it('cover what their parts covered, without the borders inside', () => {
		const joined = joinAreas(counties, groups);
		for (const group of groups) {
			const parts = group.map((id) => counties.features.features[counties.ids.indexOf(id)]);
			const region = joined.features.features.find(
				({ properties: { id } }) => id === `${group.toSorted()[0]} +${group.length - 1}`
			)!;
			const whole = parts.reduce((sum, part) => sum + area(part), 0);
			expect(area(region)).toBeCloseTo(whole, -1);
			const corners = (one: (typeof parts)[number]) => JSON.stringify(one.geometry).length;
			expect(corners(region)).toBeLessThan(parts.reduce((sum, part) => sum + corners(part), 0));
		}
	});

	it('have the neighbours that their parts had', () => {
		const joined = joinAreas(counties, groups);
		const rule = { kind: 'queen', order: 1, toleranceMetres: 0 } as const;
		const near = (areas: Areas, ids: string[]) => {
			const { offsets, indices } = findNeighbours(areas, rule);
			return ids.flatMap((id) => {
				const at = areas.ids.indexOf(id);
				return Array.from(indices.subarray(offsets[at], offsets[at + 1]), (i) => areas.ids[i]);
			});
		};
		const outside = near(counties, groups[0]).filter((id) => !groups[0].includes(id));
		expect(near(joined, ['06001 +2']).toSorted()).toEqual([...new Set(outside)].sort());
	});

	it('refuse an area that is not there or stands twice', () => {
		expect(() => joinAreas(counties, [['06001', '0601']])).toThrow('no area "0601" to be joined');
		expect(() =>
			joinAreas(counties, [
				['06001', '06013'],
				['06013', '06077']
			])
		).toThrow('"06013" is joined twice');
	});
});

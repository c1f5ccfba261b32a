import { describe, expect, it } from 'vitest';
import type { Panel } from '$lib/model/panel';
import { trendsSchema } from '$lib/model/settings/trends';
import { directions } from '$lib/model/trends';
import { analyseTrends } from '$lib/trends/analyse-trends';
import { makeDemonstration } from '../../data/demo/demonstration';

const { files, truth } = makeDemonstration();
const lines = (name: string) =>
	files[name]
		.trimEnd()
		.split('\n')
		.slice(1)
		.map((line) => line.split(','));

/** Cases by county and month of the demonstration, the last six months marked incomplete. */
function demonstration(): Panel {
	const residents = lines('synthetic-population.csv');
	const ids = residents.map(([fips]) => fips);
	const indexOf = new Map(ids.map((id, i) => [id, i]));
	const counts = new Float64Array(ids.length * 120);
	for (const [date, , fips] of lines('synthetic-incidents.csv'))
		counts[
			indexOf.get(fips)! * 120 + (Number(date.slice(0, 4)) - 2015) * 12 + Number(date.slice(5)) - 1
		]++;
	const population = Float64Array.from(counts, (_, i) => Number(residents[Math.floor(i / 120)][3]));
	return {
		areaIds: ids,
		areaNames: ids,
		periods: { step: 'month', first: 540, length: 120 },
		counts,
		population,
		incompleteLast: 6
	};
}

describe('the demonstration', () => {
	it('shows most of its planted rising and falling counties, and none of them the wrong way', () => {
		const panel = demonstration();
		const result = analyseTrends({ panel, settings: trendsSchema.parse({ alert: 'ears-c1' }) });
		let found = 0;
		for (const { county, direction } of truth.trends) {
			const told = directions[result.direction[panel.areaIds.indexOf(county)]];
			if (told === direction) found++;
			else expect(['steady', 'too-few']).toContain(told);
		}
		expect(found).toBeGreaterThanOrEqual(0.7 * truth.trends.length);
	});
});

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

/** Cases by county and month or year of the demonstration, the last half-year or year marked incomplete. */
function demonstration(step: 'month' | 'year'): Panel {
	const residents = lines('synthetic-population.csv');
	const ids = residents.map(([fips]) => fips);
	const indexOf = new Map(ids.map((id, i) => [id, i]));
	const months = step === 'year' ? 12 : 1;
	const length = 120 / months;
	const counts = new Float64Array(ids.length * length);
	for (const [date, , fips] of lines('synthetic-incidents.csv')) {
		const month = (Number(date.slice(0, 4)) - 2015) * 12 + Number(date.slice(5)) - 1;
		counts[indexOf.get(fips)! * length + Math.floor(month / months)]++;
	}
	const population = Float64Array.from(counts, (_, i) =>
		Number(residents[Math.floor(i / length)][3])
	);
	return {
		areaIds: ids,
		areaNames: ids,
		periods: { step, first: step === 'year' ? 45 : 540, length },
		counts,
		population,
		incompleteLast: step === 'year' ? 1 : 6
	};
}

describe('the demonstration', () => {
	it.each([
		{ step: 'month' as const, share: 0.7 },
		{ step: 'year' as const, share: 0.5 }
	])(
		'shows most of its planted rising and falling counties by $step, and none of them the wrong way',
		({ step, share }) => {
			const panel = demonstration(step);
			const result = analyseTrends({ panel, settings: trendsSchema.parse({ alert: 'ears-c1' }) });
			let found = 0;
			for (const { county, direction } of truth.trends) {
				const told = directions[result.direction[panel.areaIds.indexOf(county)]];
				if (told === direction) found++;
				else expect(['steady', 'too-few']).toContain(told);
			}
			expect(found).toBeGreaterThanOrEqual(share * truth.trends.length);
		}
	);
});

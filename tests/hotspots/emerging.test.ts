import { describe, expect, it } from 'vitest';
import { emergingClass, type History } from '$lib/hotspots/emerging/emerging-class';
import { emergingHotspots, type EmergingInput } from '$lib/hotspots/emerging/emerging-hotspots';
import { spaceTimeNeighbours } from '$lib/hotspots/emerging/space-time-neighbours';
import { emergingClasses, type EmergingClass, type EmergingResult } from '$lib/model/emerging';
import { emergingSchema } from '$lib/model/settings/emerging';
import { drawPoisson } from '$lib/numeric/draws';
import { createRandom } from '$lib/numeric/random';
import { neighboursFromLists } from '$lib/spatial/pair-set';
import { gridNeighbours } from './fixtures';

const repeat = (state: 1 | 0 | -1, times: number) => new Array<1 | 0 | -1>(times).fill(state);

/** One synthetic history of 20 periods for each hot class, and the trend of its z-values. */
const hotHistories: [string, History, 1 | 0 | -1][] = [
	['new', [...repeat(0, 19), 1], 0],
	['consecutive', [...repeat(0, 15), ...repeat(1, 5)], 1],
	['intensifying', [0, ...repeat(1, 19)], 1],
	['persistent', [0, 0, ...repeat(1, 18)], 0],
	['diminishing', repeat(1, 20), -1],
	['sporadic', [...repeat(0, 5), 1, 0, 1, 1, ...repeat(0, 10), 1], 0],
	['oscillating', [...repeat(-1, 3), 1, 0, 1, ...repeat(0, 12), 0, 1], 0],
	['historical', [...repeat(1, 19), 0], -1]
];

describe('the decision table', () => {
	it.each(hotHistories)('names a %s hot spot, and its mirror cold', (name, history, trend) => {
		expect(emergingClass(history, trend)).toBe(`${name}-hot-spot`);
		const mirrored = history.map((state) => (0 - state) as 1 | 0 | -1);
		expect(emergingClass(mirrored, (0 - trend) as 1 | 0 | -1)).toBe(`${name}-cold-spot`);
	});

	it('names nothing where there is no pattern', () => {
		expect(emergingClass(repeat(0, 20), 1)).toBe('no-pattern');
		expect(emergingClass([...repeat(1, 5), ...repeat(0, 15)], 0)).toBe('no-pattern');
		expect(emergingClass([], 0)).toBe('no-data');
		expect(emergingClasses).toHaveLength(18);
	});
});

const run = (input: EmergingInput) => emergingHotspots(input, () => {}) as EmergingResult;

/**
 * 25 blocks of 3 × 3 cells on a 15 × 15 grid, 20 periods; the block's pattern is how much its level
 * departs from 100 in each period.
 */
function cubeOf(patternOf: (block: number, t: number) => number, noise = 1): EmergingInput {
	const side = 15;
	const periods = 20;
	const random = createRandom(8);
	const counts = new Float64Array(side * side * periods);
	for (let a = 0; a < side * side; a++)
		for (let t = 0; t < periods; t++) {
			const block = Math.floor(Math.floor(a / side) / 3) * 5 + Math.floor((a % side) / 3);
			counts[a * periods + t] = 100 + patternOf(block, t) + noise * (random.uniform() - 0.5);
		}
	return {
		counts,
		population: null,
		periods,
		neighbours: gridNeighbours(side, side),
		settings: emergingSchema.parse({ value: 'count', lags: 0 })
	};
}

describe('the cube', () => {
	it('gives one synthetic location of each class its name', () => {
		const levels: Record<string, (t: number) => number> = {
			new: (t) => (t === 19 ? 40 : 0),
			consecutive: (t) => (t >= 15 ? 40 : 0),
			intensifying: (t) => 30 + t,
			persistent: (t) => 40 + (t % 2),
			diminishing: (t) => 50 - t,
			sporadic: (t) => (t % 5 === 4 ? 40 : 0),
			oscillating: (t) => (t === 3 ? -40 : t === 9 || t === 19 ? 40 : 0),
			historical: (t) => (t < 19 ? 40 : 0)
		};
		const names = Object.keys(levels);
		// Hot patterns in blocks 0, 2, 4 …, cold ones in the rest, the ninth block of 17 stays flat.
		const result = run(
			cubeOf((block, t) => {
				const name = names[Math.floor(block / 3)];
				if (!name || block % 3 === 2) return 0;
				return (block % 3 === 0 ? 1 : -1) * levels[name](t);
			})
		);
		const middle = (block: number) => (Math.floor(block / 5) * 3 + 1) * 15 + (block % 5) * 3 + 1;
		names.forEach((name, i) => {
			expect(result.classes[middle(3 * i)]).toBe(`${name}-hot-spot`);
			expect(result.classes[middle(3 * i + 1)]).toBe(`${name}-cold-spot`);
		});
		expect(result.classes[middle(24)]).toBe('no-pattern');
	});

	it('takes the neighbours of the same and the earlier periods', () => {
		const cube = spaceTimeNeighbours(neighboursFromLists([[1], [0], []]), 3, 1);
		const list = (cell: number) => [
			...cube.indices.subarray(cube.offsets[cell], cube.offsets[cell + 1])
		];
		expect(list(0)).toEqual([3]);
		expect(list(2)).toEqual([1, 4, 5]);
		expect(list(8)).toEqual([7]);
	});

	it('finds nothing in a constant cube, and little under chance', () => {
		expect(new Set(run(cubeOf(() => 0, 0)).classes)).toEqual(
			new Set<EmergingClass>(['no-pattern'])
		);
		const input = cubeOf(() => 0);
		let found = 0;
		for (let simulation = 0; simulation < 20; simulation++) {
			const random = createRandom(simulation, 5);
			input.counts = input.counts.map(() => drawPoisson(20, random));
			found += run(input).classes.filter((name) => name !== 'no-pattern').length;
		}
		// 4,500 locations; the correction runs over 4,500 cells a simulation.
		expect(found).toBeLessThan(45);
	});

	it('passes over areas and periods without data', () => {
		const input = cubeOf((block) => (block === 12 ? 40 : 0));
		input.counts.fill(NaN, 0, 20);
		input.counts[7 * 15 * 20 + 7 * 20 + 19] = NaN;
		const result = run(input);
		expect(result.classes[0]).toBe('no-data');
		expect(result.classes[7 * 15 + 7]).toBe('persistent-hot-spot');
		expect(result.warnings.map((warning) => warning.code)).toEqual([
			'counts-not-risk',
			'no-population'
		]);
	});
});

import loadHighs from 'highs';
import type { SiteProblem } from '../../src/lib/model/sites';
import { createRandom } from '../../src/lib/numeric/random';
import { allocate } from '../../src/lib/planning/allocation/allocate';
import { assessRobustness } from '../../src/lib/planning/robustness/assess-robustness';
import { placeSites } from '../../src/lib/planning/sites/place-sites';
import { solveWithHighs } from '../../src/lib/planning/solve-with-highs';
import { largeProblem } from '../planning/allocation-instances';
import type { Bench, Row } from './run';

const solver = solveWithHighs(await loadHighs());
const timed = <Result>(work: () => Result) => {
	const from = performance.now();
	const result = work();
	return { result, seconds: (performance.now() - from) / 1000 };
};
const bar = (name: string, value: number, unit: string, most: number): Row => ({
	name,
	value,
	unit,
	bar: `< ${most} ${unit}`,
	ok: value < most
});

function planning(areas: number, draws: number, bars: boolean): Row[] {
	const problem = largeProblem(areas, 1);
	const plan = timed(() => allocate(problem, solver));
	const robust = timed(() =>
		assessRobustness({
			problem,
			units: plan.result.units,
			needSpread: new Float64Array(areas).fill(0.4),
			effectSpread: new Float64Array(problem.programmes.length).fill(0.2),
			draws,
			seed: 1
		})
	);
	const size = `${areas.toLocaleString('en')} × ${problem.programmes.length}`;
	if (!bars)
		return [
			{ name: `allocation ${size}`, value: plan.seconds, unit: 's' },
			{ name: `robustness ${size}, ${draws} draws`, value: robust.seconds, unit: 's' }
		];
	return [
		bar(`allocation ${size}`, plan.seconds, 's', 5),
		bar('… distance from the best', 100 * plan.result.gap, '%', 0.5),
		bar(`robustness ${size}, ${draws} draws`, robust.seconds, 's', 60)
	];
}

/** Random places in a square of 1,000 km, the first of them candidates. */
function sites(objective: SiteProblem['objective'], places: number, candidates: number): Row {
	const random = createRandom(1);
	const points = Array.from({ length: places }, () => [random.uniform(), random.uniform()]);
	const distances = new Float64Array(candidates * places);
	for (let c = 0; c < candidates; c++)
		points.forEach(([x, y], d) => {
			distances[c * places + d] = 1000 * Math.hypot(points[c][0] - x, points[c][1] - y);
		});
	const { result, seconds } = timed(() =>
		placeSites(
			{
				objective,
				distances,
				candidates,
				demand: Float64Array.from(points, () => 1 + random.uniform() * 20),
				count: 10,
				existing: null,
				capacity: null,
				reach: 120
			},
			solver
		)
	);
	const gap = (100 * result.gap).toFixed(2);
	return {
		name: `${objective}, ${places} places, 10 of ${candidates} (${gap} % off)`,
		value: seconds,
		unit: 's'
	};
}

/** Plans, their robustness and sites, at the size of the counties of the United States and at half of it. */
const bench: Bench = {
	name: 'Plans: allocation, robustness, sites',
	run: async () => [
		...planning(3200, 200, true),
		...planning(1600, 50, false),
		...planning(3200, 50, false),
		sites('max-covering', 3200, 200),
		sites('p-median', 3200, 200),
		sites('p-median', 200, 60),
		sites('p-centre', 400, 60)
	]
};
export default bench;

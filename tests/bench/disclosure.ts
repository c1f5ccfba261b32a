import { decideRelease, type ReleaseInput } from '../../src/lib/disclosure/release';
import {
	viewAreaPeriods,
	viewAreas,
	viewPeriods,
	viewValues,
	type Brush
} from '../../src/lib/disclosure/views';
import { completeCounts } from '../../src/lib/disclosure/complete-counts';
import { completeSelection } from '../../src/lib/disclosure/complete-selection';
import type { Filter } from '../../src/lib/model/project';
import { disclosureSchema } from '../../src/lib/model/settings/disclosure';
import { createRandom } from '../../src/lib/numeric/random';
import type { Bench, Row } from './run';

const [areaCount, states, quarters] = [3200, 51, 40];
const months = 3 * quarters;
const columns = { form: 9, sex: 3, organisation: 6 };

/** 300,000 cases in counties of very different size, over ten years. */
function dataset(): ReleaseInput {
	const random = createRandom(1);
	const parents = Array.from({ length: areaCount }, (_, area) => `state ${area % states}`);
	const weights = parents.map(() => Math.exp(4 * random.uniform()));
	const sums = weights.map(
		(
			(sum) => (weight: number) =>
				(sum += weight)
		)(0)
	);
	const all = sums[areaCount - 1];
	const areaOf = (at: number) => {
		let [low, high] = [0, areaCount - 1];
		while (low < high) {
			const middle = (low + high) >> 1;
			if (sums[middle] < at) low = middle + 1;
			else high = middle;
		}
		return low;
	};
	const rows = Array.from({ length: 300_000 }, () => ({
		area: areaOf(random.uniform() * all),
		period: random.below(months)
	}));
	const area = Int32Array.from(rows, (row) => row.area);
	const period = Int32Array.from(rows, (row) => row.period);
	const count = new Float64Array(rows.length).fill(1);
	return {
		areaCount,
		parents,
		periods: { step: 'month', first: 540, length: months },
		cells: { area, period, count },
		columns: Object.entries(columns).map(([name, values]) => ({
			names: [name],
			values: Array.from({ length: values }, (_, value) => [`${name} ${value}`]),
			area,
			period,
			value: Int32Array.from(rows, () =>
				Math.min(values - 1, Math.floor(-Math.log(1 - random.uniform()) * 2))
			),
			count
		}))
	};
}

/** The middle and the longest of the times that different work takes, in milliseconds. */
function times(work: (() => unknown)[]): [median: number, longest: number] {
	const taken = work
		.map((one) => {
			const start = performance.now();
			one();
			return performance.now() - start;
		})
		.sort((a, b) => a - b);
	return [taken[taken.length >> 1], taken[taken.length - 1]];
}

/** What disclosure control costs once after loading, and under each changed filter. */
export default {
	name: 'disclosure control, 3,200 counties × 40 quarters',
	async run() {
		const input = dataset();
		const policy = disclosureSchema.parse({});
		const [alone] = times([() => decideRelease({ ...input, columns: [] }, policy)]);
		let release = decideRelease(input, policy);
		const [decided] = times([() => (release = decideRelease(input, policy))]);
		const filters: Filter[] = Array.from({ length: 20 }, (_, i) => {
			const [name, values] = Object.entries(columns)[i % 3];
			return {
				[name]: [`${name} ${i % values}`, `${name} ${(i + 1) % values}`].slice(0, 1 + (i % 2))
			};
		});
		const single: Brush[] = Array.from({ length: quarters }, (_, t) => ({
			first: 3 * t,
			last: 3 * t + 2
		}));
		const every = Array.from({ length: areaCount }, (_, area) => area);
		const brush = { first: 24, last: 71 };
		const years = Array.from({ length: 10 }, (_, t) => ({ first: 12 * t, last: 12 * t + 11 }));
		const view = (filter: Filter) => {
			viewAreas(release, brush, filter);
			viewAreas(release, { first: 0, last: 23 }, filter);
			viewAreaPeriods(release, every, years, filter);
			viewPeriods(release, -1, single, filter);
			for (const [name, values] of Object.entries(columns))
				viewValues(
					release,
					-1,
					brush,
					name,
					Array.from({ length: values }, (_, value) => `${name} ${value}`),
					filter
				);
		};
		// The first view after loading has no filter.
		view({});
		const [viewed, longestView] = times(filters.map((filter) => () => view(filter)));
		const [table, longestTable] = times(
			filters.map((filter) => () => viewAreaPeriods(release, every, single, filter))
		);
		const random = () => createRandom(1);
		const all = completeCounts(release, null, random());
		const [dealt] = times([() => completeCounts(release, null, random())]);
		completeSelection(release, all, {}, areaCount, random());
		const [filtered, longestFiltered] = times(
			filters.map((filter) => () => completeSelection(release, all, filter, areaCount, random()))
		);
		const row = (name: string, value: number, bar?: number): Row =>
			bar
				? { name, value, unit: 'ms', bar: `< ${bar}`, ok: value < bar }
				: { name, value, unit: 'ms' };
		return [
			row('once at load: the decision on areas and time', alone),
			row('once at load: with three columns', decided),
			row('a changed filter: the whole Explore view', viewed, 100),
			row('  the longest of twenty', longestView, 100),
			row('a changed filter: all counties by quarter', table, 100),
			row('  the longest of twenty', longestTable, 100),
			row('once a release: hidden cells dealt for methods', dealt),
			row('a changed filter: the counts methods work on', filtered, 100),
			row('  the longest of twenty', longestFiltered, 100)
		];
	}
} satisfies Bench;

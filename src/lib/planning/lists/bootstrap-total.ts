import type { ListTable } from '$lib/model/list-overlaps';
import { bcaInterval } from '$lib/numeric/bca-interval';
import { createRandom } from '$lib/numeric/random';

export interface BootstrapInterval {
	lower: number;
	upper: number;
	replicates: number;
	/** Resamples in which no finite estimate exists; they count as beyond the upper limit. */
	failed: number;
}

/**
 * A bias-corrected and accelerated interval of the total that repeats the whole estimation,
 * model choice included, on multinomial resamples of the cases, with a jackknife that leaves out
 * one case of each history (Chan, Silverman & Vincent 2021, 3.3). `totalOf` returns NaN or
 * Infinity where no estimate exists.
 */
export function bootstrapTotal(
	table: ListTable,
	totalOf: (table: ListTable) => number,
	replicates: number,
	seed: number,
	report: (share: number) => void = () => {}
): BootstrapInterval {
	const estimate = totalOf(table);
	const totals = new Float64Array(replicates);
	let failed = 0;
	for (let replicate = 0; replicate < replicates; replicate++) {
		if (replicate % 16 === 0) report(replicate / replicates);
		const counts = resample(table.counts, seed, replicate);
		const total = totalOf(withoutEmptyLists({ lists: table.lists, counts }));
		totals[replicate] = Number.isFinite(total) ? total : Infinity;
		if (!Number.isFinite(total)) failed++;
	}
	const [lower, upper] = bcaInterval(totals, estimate, acceleration(table, totalOf));
	return { lower, upper, replicates, failed };
}

/** As many cases as observed, each with the history of a random observed case. */
function resample(counts: Float64Array, seed: number, replicate: number): Float64Array {
	const random = createRandom(seed, replicate);
	const cumulative = counts.slice();
	for (let i = 1; i < cumulative.length; i++) cumulative[i] += cumulative[i - 1];
	const cases = cumulative[cumulative.length - 1];
	const drawn = new Float64Array(counts.length);
	for (let i = 0; i < cases; i++) {
		const at = random.uniform() * cases;
		let low = 0;
		let high = counts.length - 1;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (cumulative[middle] > at) high = middle;
			else low = middle + 1;
		}
		drawn[low]++;
	}
	return drawn;
}

function acceleration(table: ListTable, totalOf: (table: ListTable) => number): number {
	const { counts } = table;
	const left: { cases: number; total: number }[] = [];
	counts.forEach((cases, history) => {
		if (cases === 0) return;
		const fewer = counts.slice();
		fewer[history]--;
		const total = totalOf(withoutEmptyLists({ lists: table.lists, counts: fewer }));
		if (Number.isFinite(total)) left.push({ cases, total });
	});
	const cases = left.reduce((sum, one) => sum + one.cases, 0);
	const mean = left.reduce((sum, one) => sum + one.cases * one.total, 0) / cases;
	let squares = 0;
	let cubes = 0;
	for (const one of left) {
		squares += one.cases * (mean - one.total) ** 2;
		cubes += one.cases * (mean - one.total) ** 3;
	}
	return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/** The table without the lists that hold no case: their parameters would be −∞ and change nothing else. */
export function withoutEmptyLists(table: ListTable): ListTable {
	const kept = table.lists
		.map((_, list) => list)
		.filter((list) => table.counts.some((count, history) => count > 0 && history & (1 << list)));
	if (kept.length === table.lists.length) return table;
	const counts = new Float64Array(1 << kept.length);
	table.counts.forEach((count, history) => {
		if (count === 0) return;
		const reduced = kept.reduce((mask, list, at) => mask | (((history >> list) & 1) << at), 0);
		counts[reduced] += count;
	});
	return { lists: kept.map((list) => table.lists[list]), counts };
}

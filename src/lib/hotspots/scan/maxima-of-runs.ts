import { logLikelihoodRatio } from './log-likelihood-ratio';
import { noteBest, type SimulatedCases } from './simulated-cases';
import type { ScanModel } from './scan-model';
import type { Thresholds } from './thresholds';

/** What one centre's circles hold, for all replicates. */
interface Cylinders {
	order: Int32Array;
	ends: Uint8Array;
	/** Expected cases by circle and period. */
	expected: Float64Array;
	/** The smallest expectation of one period and the largest of a longest window, by circle, and their bins. */
	least: Float64Array;
	most: Float64Array;
	leastBin: Uint16Array;
	mostBin: Uint16Array;
}

/**
 * Largest ratios over all cylinders: every circle with every run of periods up to the longest window.
 *
 * The fewest cases that win are a concave function of the expectation, so they lie above the straight
 * line between its values at the least and the most expected. A run whose cases reach the line shows in
 * the largest sum of a run of (cases − slope × expected), found in one pass; a circle without such
 * a run is passed over, the others are searched run by run.
 */
export function maximaOfRuns(
	model: ScanModel,
	thresholds: Thresholds,
	simulated: SimulatedCases,
	report: (share: number) => void
): void {
	const cases = new Int32Array(model.periods);
	for (let centre = 0; centre < model.areas; centre++) {
		const cylinders = cylindersAt(model, thresholds, centre);
		for (let r = 0; r < simulated.cases.length; r++)
			walk(model, cylinders, cases, r, thresholds, simulated);
		if (centre % 16 === 15) report((centre + 1) / model.areas);
	}
}

function cylindersAt(model: ScanModel, thresholds: Thresholds, centre: number): Cylinders {
	const { periods, maxPeriods } = model;
	const { order, ends } = model.circles.circlesAt(centre);
	const circles = order.length;
	const expected = new Float64Array(circles * periods);
	const least = new Float64Array(circles);
	const most = new Float64Array(circles);
	for (let j = 0; j < circles; j++) {
		least[j] = Infinity;
		let window = 0;
		for (let t = 0; t < periods; t++) {
			const at = j * periods + t;
			expected[at] = model.expected[order[j] * periods + t] + (j > 0 ? expected[at - periods] : 0);
			least[j] = Math.min(least[j], expected[at]);
			window += expected[at] - (t >= maxPeriods ? expected[at - maxPeriods] : 0);
			most[j] = Math.max(most[j], window);
		}
	}
	const binsOf = (values: Float64Array) => Uint16Array.from(values, thresholds.binOf);
	return { order, ends, expected, least, most, leastBin: binsOf(least), mostBin: binsOf(most) };
}

function walk(
	model: ScanModel,
	cylinders: Cylinders,
	cases: Int32Array,
	replicate: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	const { periods } = model;
	const { table } = thresholds;
	const { order, ends, expected, least, most, leastBin, mostBin } = cylinders;
	const cells = simulated.cases[replicate];
	cases.fill(0);
	for (let j = 0; j < order.length; j++) {
		const from = order[j] * periods;
		for (let t = 0; t < periods; t++) cases[t] += cells[from + t];
		if (!ends[j]) continue;
		const row = simulated.rows[replicate];
		const atLeast = table[row + leastBin[j]];
		// Thresholds are rounded up to whole cases: one less keeps the line below them.
		const slope =
			most[j] > least[j] ? (table[row + mostBin[j]] - 1 - atLeast) / (most[j] - least[j]) : 0;
		const base = atLeast - 1 - Math.max(0, slope) * least[j];
		if (largestRun(cases, expected, j * periods, Math.max(0, slope)) < base) continue;
		searchRuns(model, cases, expected, j * periods, replicate, thresholds, simulated);
	}
}

/** The largest sum of (cases − slope × expected) over any run of periods. */
function largestRun(
	cases: Int32Array,
	expected: Float64Array,
	from: number,
	slope: number
): number {
	let largest = -Infinity;
	let ending = 0;
	for (let t = 0; t < cases.length; t++) {
		const value = cases[t] - slope * expected[from + t];
		ending = ending > 0 ? ending + value : value;
		if (ending > largest) largest = ending;
	}
	return largest;
}

function searchRuns(
	{ total, maxPeriods, periods }: ScanModel,
	cases: Int32Array,
	expected: Float64Array,
	from: number,
	replicate: number,
	thresholds: Thresholds,
	simulated: SimulatedCases
): void {
	for (let start = 0; start < periods; start++) {
		let inside = 0;
		let expectedInside = 0;
		const end = Math.min(periods, start + maxPeriods);
		for (let t = start; t < end; t++) {
			inside += cases[t];
			expectedInside += expected[from + t];
			const excess = inside - expectedInside;
			const best = simulated.best[replicate];
			if (excess <= 0 || inside < thresholds.minCases) continue;
			// The ratio is at most excess² C / (e (C − e)), by ln x ≤ x − 1.
			if (excess * excess * total <= best * expectedInside * (total - expectedInside)) continue;
			const ratio = logLikelihoodRatio(inside, expectedInside, total);
			if (ratio > best) noteBest(simulated, thresholds, replicate, ratio);
		}
	}
}

import normal from '@stdlib/stats-base-dists-normal';
import type { GlmFit, GlmInput } from '$lib/numeric/glm';
import { quadraticForm } from '$lib/numeric/linear-algebra';
import { studentTwoSided } from '$lib/numeric/student';
import { anscombeResidual } from './anscombe';
import type { PoissonTrend } from './poisson-trend';

/** Of the test of outliers, over all periods of a series. */
const LEVEL = 0.05;
/** At most this share of the periods stands out. */
const SHARE = 0.1;
const STEPS = 5;
/** In standard deviations: what belongs to a run. */
const CLEARLY = 2;

type Refit = (counts: Float64Array) => PoissonTrend;

/** A series without some of its periods, and its regression. */
interface Rest {
	counts: Float64Array;
	trend: PoissonTrend;
}

/** A regression on the periods that lie closest to it. */
interface Trimmed extends Rest {
	fit: GlmFit;
	/** The periods left out. */
	out: Set<number>;
	/** Sum of the squared residuals of the periods kept. */
	squares: number;
}

/**
 * The counts without their spikes: periods too far from the others' regression to be chance. The
 * regression is that of the nine tenths of periods that lie closest (least trimmed squares by
 * concentration steps, Rousseeuw & Van Driessen 2006, on Anscombe's residuals), so that spikes do not
 * hide each other; the rest is tested by Student's t over the spread of those kept, Bonferroni over the
 * periods. `level` of them or more in a row are a level, and stay. `refit` gives the regression of
 * other counts. Null where nothing stands out.
 */
export function withoutSpikes(source: PoissonTrend, refit: Refit, level: number): Rest | null {
	const { input, fit, periods } = source;
	if (!fit) return null;
	const only = onlyPeriod(input);
	if (only !== null) return without(input, new Set([only]), refit);
	const count = Math.max(1, Math.floor(SHARE * periods));
	const starts = [furthest(residualsOf(input, fit), count), furthest(ratesOf(input), count)];
	const [best] = starts
		.map((out) => concentrate(input, out, refit))
		.filter((trimmed) => trimmed !== null)
		.sort((a, b) => a.squares - b.squares);
	if (!best) return null;
	const spikes = spikesAmong(source, best, level);
	return spikes.size ? without(input, spikes, refit) : null;
}

/** Leaves out the periods that lie furthest, as many as are out, again and again until they stay the same. */
function concentrate(input: GlmInput, start: Set<number>, refit: Refit): Trimmed | null {
	let out = start;
	for (let step = 1; ; step++) {
		const rest = without(input, out, refit);
		const { fit } = rest.trend;
		if (!fit?.converged || !(fit.degreesOfFreedom > 0)) return null;
		const residuals = residualsOf(input, fit);
		const next = furthest(residuals, out.size);
		if (step === STEPS || [...next].every((t) => out.has(t))) {
			const kept = residuals.filter((value, t) => !out.has(t) && !Number.isNaN(value));
			return { ...rest, fit, out, squares: kept.reduce((sum, value) => sum + value ** 2, 0) };
		}
		out = next;
	}
}

/** Those of the periods left out that lie too far from the rest to be chance, and are no level. */
function spikesAmong(
	{ input, periods }: PoissonTrend,
	{ trend, fit, out, squares }: Trimmed,
	level: number
) {
	const degrees = fit.degreesOfFreedom;
	const variance = Math.max(1, (squares / degrees) * consistency((periods - out.size) / periods));
	const distances = residualsOf(input, fit).map(
		(residual, t) =>
			residual / Math.sqrt(variance * (1 + (out.has(t) ? leverageOf(trend.input, fit, t) : 0)))
	);
	const isFar = (t: number) => periods * studentTwoSided(distances[t], degrees) < LEVEL;
	return new Set([...out].filter((t) => isFar(t) && runAt(distances, t) < level));
}

/** How many periods in a row, this one among them, lie on its side and clearly away from the regression. */
function runAt(distances: Float64Array, t: number): number {
	const isAlike = (other: number) =>
		Math.abs(distances[other]) > CLEARLY && distances[other] > 0 === distances[t] > 0;
	let [first, last] = [t, t];
	while (isAlike(first - 1)) first--;
	while (isAlike(last + 1)) last++;
	return last - first + 1;
}

/** What makes the mean square of the closest share of normal values one of all (Croux & Rousseeuw 1992). */
function consistency(share: number): number {
	const z = normal.quantile((1 + share) / 2, 0, 1);
	return 1 / (1 - (2 * z * normal.pdf(z, 0, 1)) / share);
}

function without({ response }: GlmInput, out: Set<number>, refit: Refit): Rest {
	const counts = Float64Array.from(response, (count, t) => (out.has(t) ? NaN : count));
	return { counts, trend: refit(counts) };
}

/** Anscombe's residual of every period; NaN where it has no count. */
function residualsOf({ response }: GlmInput, { fitted }: GlmFit): Float64Array {
	return fitted.map((mean, t) => anscombeResidual(response[t], mean));
}

function ratesOf({ response, offset }: PoissonTrend['input']): Float64Array {
	return offset.map((ln, t) => response[t] / Math.exp(ln));
}

/** The periods with the greatest values, so many of them. */
function furthest(values: Float64Array, count: number): Set<number> {
	const known = [...values.keys()].filter((t) => !Number.isNaN(values[t]));
	return new Set(known.sort((a, b) => Math.abs(values[b]) - Math.abs(values[a])).slice(0, count));
}

/** The one period that has cases; null where several have. */
function onlyPeriod({ response }: GlmInput): number | null {
	const some = Array.from(response, (count, t) => (count > 0 ? t : -1)).filter((t) => t >= 0);
	return some.length === 1 ? some[0] : null;
}

/** The variance of a period's fitted logarithm times its mean. */
function leverageOf({ design, columns }: GlmInput, fit: GlmFit, t: number): number {
	const covariance = fit.covariance.map((value) => (Number.isNaN(value) ? 0 : value));
	return fit.fitted[t] * quadraticForm(covariance, design.subarray(t * columns, (t + 1) * columns));
}

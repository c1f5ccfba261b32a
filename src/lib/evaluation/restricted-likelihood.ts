import { cholesky, choleskyInverse, choleskyLogDeterminant } from '$lib/numeric/linear-algebra';

/** A regression's errors in time order. */
export interface SerialErrors {
	/** Row-major, each row times the square root of its working weight. */
	design: Float64Array;
	columns: number;
	/** Pearson residuals in time order; NaN where not reported. */
	residuals: Float64Array;
}

/**
 * One idea of how neighbouring periods resemble each other: a `share` of the variance carries over from
 * period to period and fades to `persistence` of itself each time; the rest is new in every period.
 */
export interface Resemblance {
	share: number;
	persistence: number;
}

/** The ideas that are tried: no resemblance, and small to full shares that fade quickly to slowly. */
export const resemblances: Resemblance[] = [
	{ share: 0, persistence: 0 },
	...[0.25, 0.5, 0.75, 1].flatMap((share) =>
		[0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((persistence) => ({ share, persistence }))
	)
];

/** What one pass over the errors adds up. */
interface Sums {
	/** X′Ω⁻¹X, X′Ω⁻¹e, e′Ω⁻¹e and log |Ω|, over the periods reported. */
	cross: Float64Array;
	toward: Float64Array;
	squares: number;
	logDeterminant: number;
	used: number;
}

/** Whitens design and errors by the Kalman filter, period by period, and sums their products. */
function whiten({ design, columns, residuals }: SerialErrors, idea: Resemblance): Sums {
	const { share, persistence } = idea;
	const sums: Sums = {
		cross: new Float64Array(columns * columns),
		toward: new Float64Array(columns),
		squares: 0,
		logDeterminant: 0,
		used: 0
	};
	const state = new Float64Array(columns + 1);
	const fresh = new Float64Array(columns + 1);
	let uncertainty = share;
	for (let t = 0; t < residuals.length; t++) {
		if (!Number.isNaN(residuals[t])) {
			const variance = uncertainty + 1 - share;
			const root = Math.sqrt(variance);
			for (let c = 0; c <= columns; c++) {
				const value = c < columns ? design[t * columns + c] : residuals[t];
				fresh[c] = (value - state[c]) / root;
				state[c] += (uncertainty / root) * fresh[c];
			}
			add(sums, fresh, columns);
			sums.logDeterminant += Math.log(variance);
			uncertainty -= (uncertainty * uncertainty) / variance;
		}
		for (let c = 0; c <= columns; c++) state[c] *= persistence;
		uncertainty = persistence ** 2 * uncertainty + share * (1 - persistence ** 2);
	}
	return sums;
}

function add(sums: Sums, fresh: Float64Array, columns: number): void {
	for (let i = 0; i < columns; i++) {
		sums.toward[i] += fresh[i] * fresh[columns];
		for (let j = 0; j < columns; j++) sums.cross[i * columns + j] += fresh[i] * fresh[j];
	}
	sums.squares += fresh[columns] ** 2;
	sums.used++;
}

/**
 * The restricted log likelihood of a regression's errors under one idea, its dispersion put at what suits
 * it best, but for a constant; and that dispersion (Patterson & Thompson 1971, Biometrika 58).
 */
export function restrictedLikelihood(
	errors: SerialErrors,
	idea: Resemblance
): { logLikelihood: number; dispersion: number } {
	const { columns } = errors;
	const { cross, toward, squares, logDeterminant, used } = whiten(errors, idea);
	const factor = cholesky(cross, columns);
	const inverse = choleskyInverse(factor);
	let explained = 0;
	for (let i = 0; i < columns; i++)
		for (let j = 0; j < columns; j++) explained += toward[i] * inverse[i * columns + j] * toward[j];
	const degrees = Math.max(1, used - columns);
	const dispersion = Math.max(1e-12, squares - explained) / degrees;
	const logLikelihood =
		-0.5 * (logDeterminant + choleskyLogDeterminant(factor) + degrees * Math.log(dispersion));
	return { logLikelihood, dispersion };
}

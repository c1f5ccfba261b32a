import { normalQuantile } from '$lib/numeric/normal';

/**
 * The smallest fall, as a share of what was expected (0.3 = 30 %), that a test at `level` finds with
 * probability `power`, from the standard error of a log ratio. A share near 1 means: nothing short of
 * disappearance would be seen.
 */
export function detectableFall(standardErrorOfLogRatio: number, level = 0.05, power = 0.8): number {
	const reach = normalQuantile(1 - level / 2) + normalQuantile(power);
	return 1 - Math.exp(-reach * standardErrorOfLogRatio);
}

/**
 * The standard error of the log ratio that a comparison of changes will have, before anything is done:
 * from the cases expected in the four cells and the dispersion of counts (1 for Poisson).
 */
export function plannedStandardError(
	cells: {
		treatedBefore: number;
		treatedAfter: number;
		controlBefore: number;
		controlAfter: number;
	},
	dispersion = 1
): number {
	const sum = Object.values(cells).reduce((total, cases) => total + 1 / cases, 0);
	return Math.sqrt(dispersion * sum);
}

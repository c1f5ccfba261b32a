/** The Anscombe residual of a count with a Poisson's mean above 0: nearer to a normal's than Pearson's (Farrington et al. 1996, 3.6). */
export function anscombeResidual(count: number, mean: number): number {
	return 1.5 * (count ** (2 / 3) * mean ** (-1 / 6) - Math.sqrt(mean));
}

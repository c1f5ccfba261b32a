import { tabulate, type Table } from './tabulate';

/**
 * The continuous ranked probability score Σ (F(k) − 1{y ≤ k})² of a tabulated count distribution
 * (Gneiting & Raftery 2007; Czado, Gneiting & Held 2009 for counts). Lower is better; in cases.
 */
export function tableCrps({ low, cdf, length, stride }: Table, y: number): number {
	let sum = 0;
	for (let i = 0; i < length; i++) {
		const above = low + i * stride >= y ? 1 : 0;
		sum += (cdf[i] - above) ** 2;
	}
	sum *= stride;
	const high = low + (length - 1) * stride;
	return sum + Math.max(0, low - y) + Math.max(0, y - high - stride);
}

/** CRPS of a negative binomial forecast (size ∞: Poisson) when `y` came. */
export function crps(y: number, mean: number, size: number): number {
	return tableCrps(tabulate(mean, size), y);
}

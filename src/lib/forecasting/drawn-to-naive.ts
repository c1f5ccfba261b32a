/** The lead, in its standard errors, at which the fitted weights are used in full. */
const CLEAR_LEAD = 2;

/**
 * Draws fitted weights towards the best naive model as far as their lead over it is uncertain. The
 * lead is the mean over origins of the difference of squared errors, set against its standard error
 * (Diebold & Mariano 1995, origins counted as independent). `parts` holds by origin the products of
 * the models' errors, M × M. With fewer than three origins the weights stay as they are.
 */
export function drawnToNaive(
	weights: Float64Array,
	parts: Float64Array[],
	naive: number[]
): Float64Array {
	const models = weights.length;
	if (parts.length < 3 || naive.length === 0) return weights;
	const losses = naive.map((n) => parts.reduce((sum, part) => sum + part[n * models + n], 0));
	const best = naive[losses.indexOf(Math.min(...losses))];
	const leads = parts.map((part) => part[best * models + best] - lossOf(weights, part));
	const mean = leads.reduce((sum, lead) => sum + lead, 0) / leads.length;
	const spread = leads.reduce((sum, lead) => sum + (lead - mean) ** 2, 0) / (leads.length - 1);
	const lead = mean / Math.sqrt(spread / leads.length + 1e-300);
	const trust = Math.max(0, Math.min(1, lead / CLEAR_LEAD));
	return weights.map((weight, m) => trust * weight + (m === best ? 1 - trust : 0));
}

/** Squared error of the weighted mean. */
export function lossOf(weights: ArrayLike<number>, products: Float64Array): number {
	const models = weights.length;
	let sum = 0;
	for (let m = 0; m < models; m++)
		for (let n = 0; n < models; n++) sum += weights[m] * weights[n] * products[m * models + n];
	return sum;
}

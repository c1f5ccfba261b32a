/**
 * Rounds estimates to so many digits after the point. z-values and p-values of neighbouring areas are exact
 * equations in their counts; beside hidden counts they are shown no finer than a reader needs.
 */
export function toDecimals(values: Float64Array, decimals: number): Float64Array {
	const scale = 10 ** decimals;
	return values.map((value) => Math.round(value * scale) / scale);
}

/** Rounds estimates to so many significant digits. */
export function toSignificant(values: Float64Array, digits: number): Float64Array {
	return values.map((value) =>
		Number.isFinite(value) ? Number(value.toPrecision(digits)) : value
	);
}

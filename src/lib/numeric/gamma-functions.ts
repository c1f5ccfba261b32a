import gammaln from '@stdlib/math-base-special-gammaln';

/** From here on Stirling's series is exact to rounding. */
const STIRLING_FROM = 12;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(x); Stirling's series (Abramowitz & Stegun 6.1.41) where it is exact, which is several times quicker. */
export function logGamma(x: number): number {
	if (!(x >= STIRLING_FROM && x < 1e100)) return gammaln(x);
	const inverse = 1 / (x * x);
	const series =
		1 / 12 -
		inverse *
			(1 / 360 -
				inverse *
					(1 / 1260 -
						inverse *
							(1 / 1680 - inverse * (1 / 1188 - inverse * (691 / 360360 - inverse / 156)))));
	return (x - 0.5) * Math.log(x) - x + HALF_LOG_TWO_PI + series / x;
}

const TABLE = 1024;
const logFactorials = new Float64Array(TABLE);
for (let i = 2; i < TABLE; i++) logFactorials[i] = logFactorials[i - 1] + Math.log(i);

/** ln x! for x ≥ 0; whole numbers under 1,024 come from a table. */
export function logFactorial(x: number): number {
	return x < TABLE && Number.isInteger(x) ? logFactorials[x] : logGamma(x + 1);
}

/**
 * ψ(x), the derivative of ln Γ, for x > 0: recurrence up to 10, then the asymptotic series
 * (Abramowitz & Stegun 6.3.5 and 6.3.18); about 1e-14 relative.
 */
export function digamma(x: number): number {
	let value = x;
	let sum = 0;
	while (value < 10) sum -= 1 / value++;
	const inverse = 1 / (value * value);
	const series =
		inverse *
		(1 / 12 -
			inverse *
				(1 / 120 -
					inverse *
						(1 / 252 - inverse * (1 / 240 - inverse * (1 / 132 - (inverse * 691) / 32760)))));
	return sum + Math.log(value) - 0.5 / value - series;
}

/** ψ′(x) for x > 0 (Abramowitz & Stegun 6.4.6 and 6.4.12). */
export function trigamma(x: number): number {
	let value = x;
	let sum = 0;
	while (value < 10) {
		sum += 1 / (value * value);
		value++;
	}
	const inverse = 1 / (value * value);
	const series =
		(inverse / value) *
		(1 / 6 - inverse * (1 / 30 - inverse * (1 / 42 - inverse * (1 / 30 - (inverse * 5) / 66))));
	return sum + 1 / value + inverse / 2 + series;
}

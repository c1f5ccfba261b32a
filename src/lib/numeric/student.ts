import betainc from '@stdlib/math-base-special-betainc';
import gammaln from '@stdlib/math-base-special-gammaln';
import normal from '@stdlib/stats-base-dists-normal';

/** P(T > t) of Student's t with the given degrees of freedom (∞ allowed), accurate in the tail. */
export function studentUpper(t: number, degrees: number): number {
	if (degrees === Infinity) return normal.cdf(-t, 0, 1);
	const tail = 0.5 * betainc(degrees / (degrees + t * t), degrees / 2, 0.5, true, false);
	return t > 0 ? tail : 1 - tail;
}

/** The two-sided p-value of a t statistic. */
export function studentTwoSided(t: number, degrees: number): number {
	return Math.min(1, 2 * studentUpper(Math.abs(t), degrees));
}

/** The t with P(T ≤ t) = p: Newton steps on the distribution function kept inside a bracket. */
export function studentQuantile(p: number, degrees: number): number {
	if (!(p > 0 && p < 1)) return p === 0 ? -Infinity : p === 1 ? Infinity : NaN;
	if (degrees === Infinity) return normal.quantile(p, 0, 1);
	if (p < 0.5) return -studentQuantile(1 - p, degrees);
	const upper = 1 - p;
	const constant =
		gammaln((degrees + 1) / 2) - gammaln(degrees / 2) - 0.5 * Math.log(degrees * Math.PI);
	let low = 0;
	let high = Math.max(2, normal.quantile(p, 0, 1) * 2);
	while (studentUpper(high, degrees) > upper) high *= 2;
	let t = normal.quantile(p, 0, 1);
	for (let i = 0; i < 200; i++) {
		const excess = studentUpper(t, degrees) - upper;
		if (excess > 0) low = t;
		else high = t;
		const density = Math.exp(constant - ((degrees + 1) / 2) * Math.log1p((t * t) / degrees));
		let next = t + excess / density;
		if (!(next >= low && next <= high)) next = (low + high) / 2;
		if (Math.abs(next - t) <= 1e-14 * (1 + Math.abs(t))) return next;
		t = next;
	}
	return t;
}

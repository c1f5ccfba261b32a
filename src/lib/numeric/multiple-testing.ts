/**
 * p-values adjusted by Benjamini & Hochberg (1995): reject where at most the level and the expected
 * share of false discoveries stays at the level. NaN marks a test that was not made: it is passed
 * through and not counted. Same length and order as given.
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
	const adjusted = new Float64Array(p.length).fill(NaN);
	const order: number[] = [];
	for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i])) order.push(i);
	order.sort((a, b) => p[b] - p[a]);
	const tests = order.length;
	let least = 1;
	order.forEach((index, place) => {
		least = Math.min(least, (p[index] * tests) / (tests - place));
		adjusted[index] = least;
	});
	return adjusted;
}

/** p-values times the number of tests made, at most 1 (Bonferroni). NaN marks a test not made. */
export function bonferroni(p: ArrayLike<number>): Float64Array {
	let tests = 0;
	for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i])) tests++;
	return Float64Array.from(p, (value) => Math.min(1, value * tests));
}

/** p-values adjusted by the named correction; `none` gives a copy. */
export function adjustForTesting(
	p: ArrayLike<number>,
	correction: 'none' | 'fdr' | 'bonferroni'
): Float64Array {
	if (correction === 'fdr') return benjaminiHochberg(p);
	return correction === 'bonferroni' ? bonferroni(p) : Float64Array.from(p);
}

/**
 * p-values adjusted by Benjamini & Hochberg (1995): reject where at most the level and the expected
 * share of false discoveries stays at the level. NaN marks a test that was not made: it is passed
 * through and not counted. Same length and order as given.
 */
export function benjaminiHochberg(p: ArrayLike<number>): Float64Array {
	const sorted = testsMade(p).sort();
	const tests = sorted.length;
	// From the largest down: equal p-values share the adjustment of the last among them.
	const stepped = new Float64Array(tests);
	for (let place = tests - 1, least = 1; place >= 0; place--) {
		const value = sorted[place];
		if (value !== sorted[place + 1]) least = Math.min(least, (value * tests) / (place + 1));
		stepped[place] = least;
	}
	const adjusted = new Float64Array(p.length);
	for (let i = 0; i < p.length; i++)
		adjusted[i] = Number.isNaN(p[i]) ? NaN : stepped[placeOf(sorted, p[i])];
	return adjusted;
}

/** The p-values of the tests that were made. Plain loops: iterators took most of the time here. */
function testsMade(p: ArrayLike<number>): Float64Array {
	const made = new Float64Array(p.length);
	let tests = 0;
	for (let i = 0; i < p.length; i++) if (!Number.isNaN(p[i])) made[tests++] = p[i];
	return made.subarray(0, tests);
}

/** Where a value stands among ascending ones that hold it. */
function placeOf(sorted: Float64Array, value: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle] < value) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** p-values times the number of tests made, at most 1 (Bonferroni). NaN marks a test not made. */
export function bonferroni(p: ArrayLike<number>): Float64Array {
	const tests = testsMade(p).length;
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

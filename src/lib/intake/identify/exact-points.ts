/**
 * Whether coordinates can point at single people: written finer than a thousandth of a degree
 * (about 100 m), or with three decimals and hardly ever two rows at one point.
 */
export function areExactPoints(
	longitudes: readonly string[],
	latitudes: readonly string[]
): boolean {
	let fine = 0;
	let thousandths = 0;
	let filled = 0;
	const points = new Set<string>();
	for (let i = 0; i < longitudes.length; i++) {
		const [x, y] = [longitudes[i].trim(), latitudes[i]?.trim()];
		if (!x || !y) continue;
		filled++;
		const digits = Math.max(decimals(x), decimals(y));
		if (digits > 3) fine++;
		if (digits === 3) thousandths++;
		points.add(`${x} ${y}`);
	}
	if (fine > filled * 0.05) return true;
	return filled >= 20 && thousandths > filled * 0.5 && points.size > filled * 0.9;
}

/** Digits after the decimal mark, trailing zeros aside. */
const decimals = (text: string) => /[.,](\d+?)0*$/.exec(text)?.[1].length ?? 0;

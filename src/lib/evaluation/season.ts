/**
 * Harmonic columns for a season of `length` periods, each as long as the series: up to two pairs of sine
 * and cosine where at least two whole seasons were seen, none otherwise.
 * @param first the running number of the first period, so that the season's phase is the calendar's
 */
export function seasonColumns(first: number, periods: number, length: number): Float64Array[] {
	if (length < 2 || periods < 2 * length) return [];
	const pairs = Math.min(2, Math.floor((length - 1) / 2)) || 1;
	const columns: Float64Array[] = [];
	for (let k = 1; k <= pairs; k++) {
		const angle = (t: number) => (2 * Math.PI * k * (first + t)) / length;
		columns.push(Float64Array.from({ length: periods }, (_, t) => Math.cos(angle(t))));
		if (2 * k !== length)
			columns.push(Float64Array.from({ length: periods }, (_, t) => Math.sin(angle(t))));
	}
	return columns;
}

/** A row-major design from columns of one length. */
export function designOf(columns: Float64Array[]): Float64Array {
	const rows = columns[0].length;
	const design = new Float64Array(rows * columns.length);
	columns.forEach((column, c) => {
		for (let r = 0; r < rows; r++) design[r * columns.length + c] = column[r];
	});
	return design;
}

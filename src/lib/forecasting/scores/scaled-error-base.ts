/**
 * By area the mean absolute error of the (seasonal) naive forecast within the first `end` periods:
 * what absolute errors are divided by (Hyndman & Koehler 2006). NaN counts are passed over; 0 where
 * nothing changes.
 */
export function scaledErrorBase(
	panel: { counts: Float64Array; areas: number; length: number; season: number },
	end: number
): Float64Array {
	const { counts, areas, length, season } = panel;
	const lag = end > season ? season : 1;
	return Float64Array.from({ length: areas }, (_, a) => {
		let sum = 0;
		let steps = 0;
		for (let t = lag; t < end; t++) {
			const change = Math.abs(counts[a * length + t] - counts[a * length + t - lag]);
			if (Number.isNaN(change)) continue;
			sum += change;
			steps++;
		}
		return steps ? sum / steps : 0;
	});
}

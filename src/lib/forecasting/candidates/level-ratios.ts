import type { Training } from '../training';

const FADINGS = [0, 0.03, 0.1, 0.2, 0.35, 0.55, 0.8];
/** Cases that hold an area's ratio at 1. */
const HELD_CASES = 1;

/**
 * By area, how far its newest counts lie from its line: discounted cases over discounted
 * expectations (Harvey & Fernandes 1989), with the fading, the same for all areas, that would have
 * predicted best one step ahead; no fading, no correction. `lines` holds expectations by period.
 */
export function levelRatios(training: Training, lines: (Float64Array | null)[]): Float64Array {
	let least = Infinity;
	let best = new Float64Array(lines.length).fill(1);
	for (const fading of FADINGS) {
		const ratios = new Float64Array(lines.length).fill(1);
		let loss = 0;
		lines.forEach((line, area) => {
			if (!line) return;
			const { ratio, error } = follow(training, area, line, fading);
			ratios[area] = ratio;
			loss += error;
		});
		if (loss < least) [least, best] = [loss, ratios];
	}
	return best;
}

function follow(
	{ counts, length, end }: Training,
	area: number,
	line: Float64Array,
	fading: number
) {
	let cases = HELD_CASES;
	let expected = HELD_CASES;
	let error = 0;
	for (let t = 0; t < end; t++) {
		const y = counts[area * length + t];
		if (Number.isNaN(y)) continue;
		const mean = fading === 0 ? line[t] : line[t] * (cases / expected);
		error += (y - mean) ** 2 / (line[t] + 0.5);
		cases = (1 - fading) * (cases - HELD_CASES) + y + HELD_CASES;
		expected = (1 - fading) * (expected - HELD_CASES) + line[t] + HELD_CASES;
	}
	return { ratio: fading === 0 ? 1 : cases / expected, error };
}

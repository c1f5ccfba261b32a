import { describe, expect, it } from 'vitest';
import { ensembleMeans } from '$lib/forecasting/ensemble';
import type { RollingInput } from '$lib/forecasting/rolling-means';

/**
 * Two good models and one far below, over nine years that rise steadily until all of them turn: the
 * good ones, a little low before, are far too high in the last year known, and the poor one is right.
 */
function turned() {
	const [areas, length] = [6, 13];
	const origins = Array.from({ length: 10 }, (_, k) => length - 9 + k);
	const counts = new Float64Array(areas * length).fill(100);
	const means = origins.map((origin) => {
		const isTurn = origin === length - 1;
		const model = (mean: number) => new Float64Array(areas).fill(mean);
		return isTurn
			? [model(130), model(132), model(100)]
			: [model(98), model(97), model(70 - (origin % 3))];
	});
	const input: RollingInput = {
		counts,
		areas,
		length,
		season: 1,
		perYear: 1,
		horizon: 1,
		neighbours: null
	};
	return { input, rolled: { origins, means } };
}

describe('ensembleMeans', () => {
	it('gives a poor model no great weight for one year in which all areas turn', () => {
		const { input, rolled } = turned();
		const { weights } = ensembleMeans(input, rolled, [0.4, 0.4, 0.2]);
		const [before, after] = [weights.at(-2)![2], weights.at(-1)![2]];
		expect(before).toBeLessThan(0.01);
		expect(after).toBeGreaterThan(before);
		expect(after).toBeLessThan(0.05);
	});

	it('has weights that sum to one, and a mean that they make', () => {
		const { input, rolled } = turned();
		const { weights, means } = ensembleMeans(input, rolled, [0.4, 0.4, 0.2]);
		for (const own of weights) expect(own.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
		const last = rolled.means.length - 1;
		const made = rolled.means[last].reduce((sum, mean, m) => sum + weights[last][m] * mean[0], 0);
		expect(means[last][0]).toBeCloseTo(made, 10);
	});
});

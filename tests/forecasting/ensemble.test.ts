import { describe, expect, it } from 'vitest';
import { combinedMeans } from '$lib/forecasting/combination';
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
		const roots = rolled.means[last].reduce(
			(sum, mean, m) => sum + weights[last][m] * Math.sqrt(mean[0] + 3 / 8),
			0
		);
		expect(means[last][0]).toBeCloseTo(roots ** 2 - 3 / 8, 10);
	});

	it('has the plain mean where there is a season', () => {
		const { input, rolled } = turned();
		const { weights, means } = ensembleMeans({ ...input, season: 12 }, rolled, [0.4, 0.4, 0.2]);
		const last = rolled.means.length - 1;
		const made = rolled.means[last].reduce((sum, mean, m) => sum + weights[last][m] * mean[0], 0);
		expect(means[last][0]).toBeCloseTo(made, 10);
	});
});

describe('combinedMeans', () => {
	// Two areas, two periods ahead: weights ¼ and ¾ for the first period, 1 and 0 for the second.
	const byModel = [
		[5 / 8, 7, 21.625, 9],
		[8.625, 2, 35.625, 0]
	].map((means) => Float64Array.from(means));
	const weights = Float64Array.of(0.25, 0.75, 1, 0);

	it('is the square of the mean of roots, three eighths added, by hand', () => {
		// Roots of 1 and 9: ¼ + ¾ · 3 = 5/2; of 22 and 36: √22/4 + 9/2.
		const found = combinedMeans(byModel, weights, 2, true);
		expect(found[0]).toBeCloseTo(2.5 ** 2 - 3 / 8, 12);
		expect(found[1]).toBeCloseTo(7, 12);
		expect(found[2]).toBeCloseTo((Math.sqrt(22) / 4 + 4.5) ** 2 - 3 / 8, 12);
	});

	it('lies between the models, and never above their plain mean', () => {
		const roots = combinedMeans(byModel, weights, 2, true);
		const plain = combinedMeans(byModel, weights, 2, false);
		expect([...plain]).toEqual([
			0.25 * (5 / 8) + 0.75 * 8.625,
			7,
			0.25 * 21.625 + 0.75 * 35.625,
			9
		]);
		roots.forEach((mean, i) => {
			expect(mean).toBeLessThanOrEqual(plain[i] + 1e-12);
			expect(mean).toBeGreaterThanOrEqual(Math.min(byModel[0][i], byModel[1][i]) - 1e-12);
		});
	});

	it('is zero, never less, where no model expects a case', () => {
		const none = [new Float64Array(2), new Float64Array(2)];
		for (const mean of combinedMeans(none, Float64Array.of(0.1, 0.9), 1, true)) {
			expect(mean).toBeGreaterThanOrEqual(0);
			expect(mean).toBeCloseTo(0, 12);
		}
	});
});

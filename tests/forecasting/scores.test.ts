import { describe, expect, it } from 'vitest';
import { crps } from '$lib/forecasting/scores/crps';
import { quantileLevels, weightedIntervalScore } from '$lib/forecasting/scores/interval-score';
import { scaledErrorBase } from '$lib/forecasting/scores/scaled-error-base';
import { tabulate, tableQuantile } from '$lib/forecasting/scores/tabulate';
import { emptyTally, score } from '$lib/forecasting/scores/tally';
import { drawNegativeBinomial } from '$lib/numeric/draws';
import { negativeBinomialQuantile } from '$lib/numeric/negative-binomial';
import { createRandom } from '$lib/numeric/random';
import reference from '../reference/forecasting.json';

const { y, mean, size } = reference;
const near = (found: number, expected: number, tolerance = 1e-8) =>
	expect(Math.abs(found - expected)).toBeLessThan(tolerance * (1 + Math.abs(expected)));

describe('scores', () => {
	it('agree with R', () => {
		y.forEach((value, i) => {
			near(crps(value, mean[i], size[i]), reference.negativeBinomial[i]);
			near(crps(value, mean[i], Infinity), reference.poisson[i]);
			const table = tabulate(mean[i], size[i]);
			near(
				weightedIntervalScore(
					value,
					quantileLevels.map((p) => tableQuantile(table, p))
				),
				reference.wis[i]
			);
			const tally = emptyTally();
			score(tally, value, mean[i], size[i], 0.5, 0);
			near(tally.logScore, reference.logScore[i]);
			near(tally.crps, reference.negativeBinomial[i]);
		});
	});

	it('divide errors by those of the naive forecast as the forecast package does', () => {
		const counts = Float64Array.from(reference.series);
		const [base] = scaledErrorBase({ counts, areas: 1, length: 8, season: 1 }, 6);
		const last = counts[5];
		near((Math.abs(counts[6] - last) + Math.abs(counts[7] - last)) / 2 / base, reference.mase);
	});

	it('see a spread of thousands nearly as exactly as one of tens', () => {
		// A wide count is nearly continuous: its score scales with it (gamma limit of the negative binomial).
		const wide = crps(120_000, 100_000, 4) / 100_000;
		const narrow = crps(3000, 2500, 4) / 2500;
		expect(Math.abs(wide - narrow) / narrow).toBeLessThan(2e-3);
		for (const p of [0.05, 0.5, 0.95])
			near(tableQuantile(tabulate(20_000, 5), p), negativeBinomialQuantile(p, 20_000, 5), 3e-3);
	});

	it('are best, on average, for the truth, and its PIT is even', () => {
		const random = createRandom(8);
		const [truth, wrong] = [emptyTally(), emptyTally()];
		for (let i = 0; i < 4000; i++) {
			const value = drawNegativeBinomial(2, 1.5, random);
			const uniform = random.uniform();
			score(truth, value, 2, 1.5, uniform, 1);
			score(wrong, value, 3, 10, uniform, 1);
		}
		expect(truth.crps).toBeLessThan(wrong.crps);
		expect(truth.logScore).toBeLessThan(wrong.logScore);
		expect(truth.wis).toBeLessThan(wrong.wis);
		expect(Math.abs(truth.pit90 / 4000 - 0.9)).toBeLessThan(0.02);
		for (const bin of truth.pit) expect(Math.abs(bin / 4000 - 0.1)).toBeLessThan(0.02);
	});
});

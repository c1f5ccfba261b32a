import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { interruptedSeries } from '$lib/evaluation/interrupted-series';
import { restrictedLikelihood } from '$lib/evaluation/restricted-likelihood';
import { designOf } from '$lib/evaluation/season';
import { serialCovariance } from '$lib/evaluation/serial-covariance';
import { drawNegativeBinomial, drawNormal } from '$lib/numeric/draws';
import { fitGlm } from '$lib/numeric/glm';
import { createRandom } from '$lib/numeric/random';

interface Reference {
	y: number[];
	post: number[];
	ideas: { share: number; persistence: number; gain: number; variance: number }[];
}
/** From R: tests/reference/serial.R. */
const reference = JSON.parse(readFileSync('tests/reference/serial.json', 'utf8')) as Reference;
const time = reference.y.map((_, t) => t + 1);
const design = designOf(
	[time.map(() => 1), time, reference.post].map((column) => Float64Array.from(column))
);
const errors = { design, columns: 3, residuals: Float64Array.from(reference.y) };
const independent = restrictedLikelihood(errors, { share: 0, persistence: 0 });

describe('the restricted likelihood', () => {
	it.each(reference.ideas)('agrees with nlme::gls for %o', ({ gain, variance, ...idea }) => {
		const { logLikelihood, dispersion } = restrictedLikelihood(errors, idea);
		expect(logLikelihood - independent.logLikelihood).toBeCloseTo(gain, 4);
		expect(dispersion / variance).toBeCloseTo(1, 4);
	});

	it('passes over periods that were not reported', () => {
		const gapped = { ...errors, residuals: errors.residuals.map((e, t) => (t % 5 ? e : NaN)) };
		expect(restrictedLikelihood(gapped, { share: 0.5, persistence: 0.5 }).dispersion).toBeLessThan(
			3
		);
	});
});

describe('the covariance under autocorrelation', () => {
	it('is wider where periods resemble each other than where they are shuffled', () => {
		const fit = fitGlm({ design, columns: 3, response: reference.y, family: 'gaussian' });
		const residuals = Float64Array.from(reference.y, (y, t) => y - fit.fitted[t]);
		const wide = serialCovariance({ design, columns: 3, residuals, bread: fit.covariance });
		const mixed = residuals.map((_, t) => residuals[(t * 17) % residuals.length]);
		const narrow = serialCovariance({
			design,
			columns: 3,
			residuals: mixed,
			bread: fit.covariance
		});
		expect(wide[8]).toBeGreaterThan(1.5 * narrow[8]);
	});
});

/** Null series of 48 months whose pace resembles itself, evaluated from month 32 on. */
function nullSeries(persistence: number, spread: number, series: number) {
	return Array.from({ length: series }, (_, i) => {
		const random = createRandom(i + 1, 48);
		let pace = spread * drawNormal(random);
		const counts = Float64Array.from({ length: 48 }, (_, t) => {
			const season = 0.3 * Math.cos((2 * Math.PI * t) / 12);
			const count = drawNegativeBinomial(40 * Math.exp(pace + season), 50, random);
			pace = persistence * pace + Math.sqrt(1 - persistence ** 2) * spread * drawNormal(random);
			return count;
		});
		return interruptedSeries({ counts, firstAfter: 32, seasonLength: 12, firstPeriod: 0 });
	});
}

/** The share of null series whose change of level, or slope, is called significant at 5 %. */
function falseFindings(persistence: number, spread: number, series: number) {
	const found = [0, 0];
	for (const { effects } of nullSeries(persistence, spread, series))
		effects.slice(0, 2).forEach(({ p }, i) => (found[i] += Number(p < 0.05)));
	return found.map((count) => count / series);
}

describe('the resemblance that is told', () => {
	it.each([
		[0, 0.2, 0, 0.05],
		[0.8, 0.4, 0.6, 0.9]
	])(
		'is strong as often as the methods page says (persistence %d)',
		(persistence, spread, ...is) => {
			const strong = nullSeries(persistence, spread, 200).filter((s) => s.autocorrelation >= 0.3);
			expect(strong.length / 200).toBeGreaterThanOrEqual(is[0]);
			expect(strong.length / 200).toBeLessThanOrEqual(is[1]);
		}
	);
});

describe('an interrupted series without effect', () => {
	it.each([
		[0, 0.2],
		[0.5, 0.2],
		[0.5, 0.4]
	])(
		'is called significant as often as stated (persistence %d, spread %d)',
		(persistence, spread) => {
			for (const share of falseFindings(persistence, spread, 500)) {
				expect(share).toBeGreaterThanOrEqual(0.02);
				expect(share).toBeLessThanOrEqual(0.08);
			}
		}
	);
});

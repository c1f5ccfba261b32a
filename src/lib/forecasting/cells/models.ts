import { gaussian, spread, weightedCounts, type Ground, type Past, type Surface } from './surfaces';

const WEEK = 7;

/** All past events of the cell: the ranking that the others have to beat. */
const pastCounts: Surface = (ground, past) => weightedCounts(ground, past, () => 1);

/** Events spread by a Gaussian kernel and fading with age. */
function kernelDecay(width: number, halfLifeDays: number): Surface {
	return (ground, past) =>
		spread(
			ground,
			weightedCounts(ground, past, (age) => 2 ** (-age / halfLifeDays)),
			gaussian(width)
		);
}

/** Prospective hot spots (Bowers, Johnson & Pease 2004): weight 1 / (1 + cells away) / (1 + weeks ago), two months back. */
const prospective: Surface = (ground, past) =>
	spread(
		ground,
		weightedCounts(ground, past, (age) => (age > 61 ? 0 : 1 / (1 + Math.floor(age / WEEK)))),
		(distance) => (distance > 2.5 ? 0 : 1 / (1 + distance))
	);

/** Non-negative combination of features that best foretold the last stretch of the past (Poisson, multiplicative steps). */
function fitted(features: (ground: Ground, past: Past) => Float64Array[]): Surface {
	return (ground, past) => {
		const earlier = { ...past, until: past.until - past.days };
		const inputs = features(ground, earlier);
		const target = weightedCounts(ground, past, (age) => Number(age < past.days));
		const weights = new Float64Array(inputs.length).fill(1 / inputs.length);
		const sums = inputs.map((input) => input.reduce((sum, value) => sum + value, 0) + 1e-9);
		for (let round = 0; round < 80; round++) {
			const up = new Float64Array(inputs.length);
			for (let c = 0; c < ground.cells; c++) {
				if (target[c] === 0) continue;
				let mean = 1e-9;
				for (let j = 0; j < inputs.length; j++) mean += weights[j] * inputs[j][c];
				for (let j = 0; j < inputs.length; j++) up[j] += (inputs[j][c] * target[c]) / mean;
			}
			for (let j = 0; j < inputs.length; j++) weights[j] *= up[j] / sums[j];
		}
		const now = features(ground, past);
		const score = new Float64Array(ground.cells);
		for (let j = 0; j < now.length; j++)
			for (let c = 0; c < ground.cells; c++) score[c] += weights[j] * now[j][c];
		return score;
	};
}

/** Self-exciting (Mohler et al. 2011): a lasting background plus what recent events nearby set off, both weighted by likelihood. */
const selfExciting = fitted((ground, past) => {
	const all = weightedCounts(ground, past, () => 1);
	return [
		spread(ground, all, gaussian(0.8)),
		weightedCounts(ground, past, (age) => Math.exp(-age / 14)),
		spread(
			ground,
			weightedCounts(ground, past, (age) => Math.exp(-age / 14)),
			gaussian(1)
		)
	];
});

/** Regression on past counts: the cell's and its surroundings', long ago and lately, and a constant. */
const regression = fitted((ground, past) => {
	const all = weightedCounts(ground, past, () => 1);
	const year = weightedCounts(ground, past, (age) => Number(age < 365));
	const quarter = weightedCounts(ground, past, (age) => Number(age < 91));
	return [
		all,
		year,
		quarter,
		spread(ground, all, gaussian(1)),
		spread(ground, year, gaussian(1)),
		spread(ground, quarter, gaussian(1.5)),
		new Float64Array(ground.cells).fill(1)
	];
});

/** Ways to foretell where the next events fall, by name; the first is the one to beat. */
export const cellModels: Record<string, Surface> = {
	'past-counts': pastCounts,
	'kernel-decay-slow': kernelDecay(0.6, 730),
	'kernel-decay': kernelDecay(0.8, 180),
	'kernel-decay-fast': kernelDecay(1, 45),
	prospective,
	'self-exciting': selfExciting,
	regression
};

import { leastMeans, seasonAt, type Candidate, type Training } from '../training';
import { dampedYears } from './regression';

/**
 * Hierarchical forecast over areas: the total's level and damped trend are smoothed, and each area
 * takes its share of it, old shares counting less; how fast old values fade is what would have
 * predicted best one step ahead. Areas keep their season. Even areas with hardly a case have a
 * sensible share.
 */
export const pooled: Candidate = (training, horizon) => {
	const { areas, end, perYear } = training;
	const { totals, seasons } = adjustedTotals(training);
	const { level, drift } = smoothTotal(totals, seasons, perYear);
	const shares = bestShares(training, totals);
	const floor = leastMeans(training);
	const means = new Float64Array(areas * horizon);
	for (let h = 0; h < horizon; h++) {
		const total = level * Math.exp(drift * dampedYears(h + 1, perYear));
		for (let a = 0; a < areas; a++)
			means[a * horizon + h] = Math.max(
				floor[a],
				shares[a] * total * seasonAt(training, a, end + h)
			);
	}
	return means;
};

/** By period the total over areas without its season, and that season. */
function adjustedTotals(training: Training): { totals: Float64Array; seasons: Float64Array } {
	const { areas, end, filled, length } = training;
	const share = new Float64Array(areas);
	let all = 0;
	for (let a = 0; a < areas; a++)
		for (let t = 0; t < end; t++) {
			share[a] += filled[a * length + t];
			all += filled[a * length + t];
		}
	const totals = new Float64Array(end);
	const seasons = new Float64Array(end).fill(1);
	for (let t = 0; t < end; t++) {
		let season = 0;
		for (let a = 0; a < areas; a++) {
			totals[t] += filled[a * length + t];
			season += (all > 0 ? share[a] / all : 1 / areas) * seasonAt(training, a, t);
		}
		seasons[t] = season;
		totals[t] /= season;
	}
	return { totals, seasons };
}

/** Level at the last period and drift of ln(level) a year, by the smoothing that predicted best. */
function smoothTotal(
	totals: Float64Array,
	seasons: Float64Array,
	perYear: number
): { level: number; drift: number } {
	const n = totals.length;
	let best = { level: totals[n - 1] ?? 0, drift: 0 };
	let least = Infinity;
	for (const alpha of [0.05, 0.1, 0.2, 0.35, 0.55, 0.8, 1])
		for (const beta of [0, 0.05, 0.15, 0.3]) {
			let level = Math.max(0.1, totals[0]);
			let drift = 0;
			let loss = 0;
			let weight = 0;
			for (let t = 1; t < n; t++) {
				const ahead = level * Math.exp(drift * dampedYears(1, perYear));
				const surprise = Math.log(Math.max(0.1, totals[t]) / ahead);
				// A quiet season says less about the level.
				const trust = Math.min(1, seasons[t]);
				if (t >= Math.min(4, n / 2)) {
					loss += trust * surprise ** 2;
					weight += trust;
				}
				level = ahead * Math.exp(alpha * trust * surprise);
				drift += beta * alpha * trust * surprise * perYear;
				drift = Math.max(-1, Math.min(1, drift));
			}
			// A drift has to earn its place.
			const score = (loss / Math.max(1e-9, weight)) * (1 + (beta > 0 ? 0.05 : 0));
			if (score < least) {
				least = score;
				best = { level, drift };
			}
		}
	return best;
}

/** Each area's share of the total, with the fading that predicted best. */
function bestShares(training: Training, totals: Float64Array): Float64Array {
	const { areas, end, filled, length, perYear } = training;
	let least = Infinity;
	let best = new Float64Array(areas);
	for (const years of [0.5, 1, 2, 4, 8, 16]) {
		const keep = Math.exp(-1 / Math.max(1, years * perYear));
		const cases = new Float64Array(areas);
		const exposure = new Float64Array(areas);
		let loss = 0;
		for (let t = 0; t < end; t++)
			for (let a = 0; a < areas; a++) {
				const season = seasonAt(training, a, t);
				const y = filled[a * length + t];
				if (t >= end / 2 && exposure[a] > 0) {
					const mean = (cases[a] / exposure[a]) * totals[t] * season;
					loss += (y - mean) ** 2 / (mean + 0.5);
				}
				cases[a] = keep * cases[a] + y;
				exposure[a] = keep * exposure[a] + totals[t] * season;
			}
		if (loss < least) {
			least = loss;
			best = cases.map((sum, a) => (exposure[a] > 0 ? sum / exposure[a] : 0));
		}
	}
	return best;
}

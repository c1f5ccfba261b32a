import { leastMean, type Candidate } from '../training';

/** The last value known, for every period to come. */
export const lastValue: Candidate = (training, horizon) => {
	const { areas, counts, length, end } = training;
	const means = new Float64Array(areas * horizon);
	for (let a = 0; a < areas; a++) {
		let t = end - 1;
		while (t > 0 && Number.isNaN(counts[a * length + t])) t--;
		const value = counts[a * length + t];
		means.fill(Math.max(leastMean(end), value > 0 ? value : 0), a * horizon, (a + 1) * horizon);
	}
	return means;
};

/** The last value known of the same season. */
export const seasonalNaive: Candidate = (training, horizon, warm) => {
	const { areas, counts, length, end, season } = training;
	const means = lastValue(training, horizon, warm);
	if (season === 1) return means;
	for (let a = 0; a < areas; a++)
		for (let h = 0; h < horizon; h++) {
			let t = end + h;
			while (t >= end) t -= season;
			while (t >= 0 && Number.isNaN(counts[a * length + t])) t -= season;
			if (t >= 0) means[a * horizon + h] = Math.max(leastMean(end), counts[a * length + t]);
		}
	return means;
};

/** The mean of all values known. */
export const historicalMean: Candidate = ({ areas, counts, length, end }, horizon) => {
	const means = new Float64Array(areas * horizon);
	for (let a = 0; a < areas; a++) {
		let sum = 0;
		let known = 0;
		for (let t = 0; t < end; t++) {
			const value = counts[a * length + t];
			if (Number.isNaN(value)) continue;
			sum += value;
			known++;
		}
		means.fill(Math.max(leastMean(end), known ? sum / known : 0), a * horizon, (a + 1) * horizon);
	}
	return means;
};

import { leastMeans, type Candidate, type Training } from '../training';

/** What is known of a panel. */
type Known = Pick<Training, 'areas' | 'counts' | 'length' | 'end'>;

/** Periods without cases that hold an area's share at that of all areas. */
const HELD = 1;

/** The last value known, for every period to come; where there were no cases, as many as `leastAfterNone` says. */
export function lastValue(known: Known, horizon: number): Float64Array {
	const { areas, counts, length, end } = known;
	const means = new Float64Array(areas * horizon);
	const least = leastAfterNone(known);
	for (let a = 0; a < areas; a++) {
		let t = end - 1;
		while (t > 0 && Number.isNaN(counts[a * length + t])) t--;
		const value = counts[a * length + t];
		means.fill(Math.max(least[a], value > 0 ? value : 0), a * horizon, (a + 1) * horizon);
	}
	return means;
}

/** The last value known of the same season. */
export const seasonalNaive: Candidate = (training, horizon) => {
	const { areas, counts, length, end, season } = training;
	const means = lastValue(training, horizon);
	if (season === 1) return means;
	const least = leastAfterNone(training);
	for (let a = 0; a < areas; a++)
		for (let h = 0; h < horizon; h++) {
			let t = end + h;
			while (t >= end) t -= season;
			while (t >= 0 && Number.isNaN(counts[a * length + t])) t -= season;
			if (t >= 0) means[a * horizon + h] = Math.max(least[a], counts[a * length + t]);
		}
	return means;
};

/**
 * By area, the share of periods without cases after which some came, held at that of all areas as
 * long as its own are few. At least so many cases follow none: a forecast of surely none would be
 * wrong as often.
 */
export function leastAfterNone(known: Known): Float64Array {
	const { areas, counts, length, end } = known;
	const floor = leastMeans(known);
	const none = new Float64Array(areas);
	const some = new Float64Array(areas);
	for (let a = 0; a < areas; a++)
		for (let t = a * length + 1; t < a * length + end; t++) {
			if (counts[t - 1] !== 0 || Number.isNaN(counts[t])) continue;
			none[a]++;
			if (counts[t] > 0) some[a]++;
		}
	const share = sum(some) / Math.max(1, sum(none));
	return some.map((number, a) => Math.max(floor[a], (number + HELD * share) / (none[a] + HELD)));
}

const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

/** The mean of all values known. */
export const historicalMean: Candidate = (training, horizon) => {
	const { areas, counts, length, end } = training;
	const floor = leastMeans(training);
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
		means.fill(Math.max(floor[a], known ? sum / known : 0), a * horizon, (a + 1) * horizon);
	}
	return means;
};

import type { EmergingClass } from '$lib/model/emerging';
import type { Panel } from '$lib/model/panel';
import { InputError } from '$lib/model/problem';
import { globalEmpiricalBayes } from '$lib/spatial/empirical-bayes';
import { haversineMetres } from '$lib/spatial/great-circle';

/** Cases in the later half of some years beyond those in the earlier half; 0 where they fell. */
export function risingCases(recent: Panel): Float64Array {
	const { length } = recent.periods;
	const half = Math.floor(length / 2);
	if (half === 0)
		throw new InputError(
			'The need counts rising areas, but the data hold one period only; leave that component out.',
			{},
			'need-rising'
		);
	return Float64Array.from(recent.areaIds, (_, area) => {
		const row = recent.counts.subarray(area * length, (area + 1) * length);
		const sum = (part: Float64Array) => part.reduce((total, count) => total + (count || 0), 0);
		return Math.max(0, sum(row.subarray(length - half)) - sum(row.subarray(0, half)));
	});
}

/**
 * Cases a year beyond what the average rate would give an area's residents, the rate smoothed towards
 * the average (empirical Bayes, Marshall 1991); 0 below it.
 */
export function casesAboveAverage(
	cases: Float64Array,
	residents: Float64Array | null
): Float64Array {
	if (!residents)
		throw new InputError(
			'The need counts rates, but the areas carry no residents; name a population or leave that component out.',
			{},
			'need-residents'
		);
	const rates = globalEmpiricalBayes(cases, residents);
	let [all, people] = [0, 0];
	cases.forEach((value, area) => {
		if (!(value >= 0 && residents[area] > 0)) return;
		all += value;
		people += residents[area];
	});
	return cases.map((_, area) =>
		residents[area] > 0 ? Math.max(0, rates[area] - all / people) * residents[area] : NaN
	);
}

/** Cases that an area's trend adds in a year: cases × (e^slope − 1), 0 where it falls or is unknown. */
export function casesByTrend(cases: Float64Array, yearlySlope: Float64Array): Float64Array {
	return cases.map((value, area) => value * Math.max(0, Math.expm1(yearlySlope[area] || 0)));
}

/** How much of an area's cases each hot class counts: those that come or grow fully, those that stay half. */
const emergingShare: Partial<Record<EmergingClass, number>> = {
	'new-hot-spot': 1,
	'consecutive-hot-spot': 1,
	'intensifying-hot-spot': 1,
	'persistent-hot-spot': 0.5,
	'sporadic-hot-spot': 0.5,
	'oscillating-hot-spot': 0.5
};

/** Cases in areas that are becoming hot spots, and half of those in areas that stay or come and go. */
export function casesEmerging(cases: Float64Array, classes: readonly EmergingClass[]) {
	return cases.map((value, area) => value * (emergingShare[classes[area]] ?? 0));
}

/**
 * Cases in areas that no service reaches: all of them beyond twice the reach from the nearest
 * service, none within it, a growing part between. Centre to centre, as the crow flies.
 */
export function casesInGaps(
	cases: Float64Array,
	services: readonly number[],
	centres: Float64Array,
	reachKilometres: number
): Float64Array {
	return cases.map((value, area) => {
		const nearest = services.reduce(
			(least, site) =>
				Math.min(
					least,
					haversineMetres(
						centres[2 * site],
						centres[2 * site + 1],
						centres[2 * area],
						centres[2 * area + 1]
					) / 1000
				),
			Infinity
		);
		return value * Math.min(1, Math.max(0, nearest / reachKilometres - 1));
	});
}

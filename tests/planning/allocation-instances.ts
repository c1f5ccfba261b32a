import type { AllocationProblem } from '$lib/model/allocation';
import { createRandom } from '$lib/numeric/random';

/** A random problem small enough to try every plan: 2–3 areas, 1–2 programmes, up to 3 units each. */
export function smallProblem(seed: number): AllocationProblem {
	const random = createRandom(seed);
	const between = (low: number, high: number) => low + (high - low) * random.uniform();
	const areas = 2 + random.below(2);
	const programmes = 1 + random.below(2);
	const budget = Math.round(between(60, 400));
	const chance = (share: number) => random.uniform() < share;
	return {
		areaNames: Array.from({ length: areas }, (_, i) => `a${i}`),
		need: Float64Array.from({ length: areas }, () => between(5, 100)),
		residents: null,
		programmes: Array.from({ length: programmes }, (_, i) => ({
			id: `p${i}`,
			unitCost: Math.round(between(15, 60)),
			fixedCost: chance(0.4) ? Math.round(between(5, 50)) : 0,
			wholeUnits: true,
			unitsPerArea: 1 + random.below(3),
			units: chance(0.3) ? 2 + random.below(4) : Infinity,
			minimumBudget: chance(0.2) ? Math.round(between(10, 50)) : 0,
			maximumBudget: chance(0.3) ? Math.round(between(80, 300)) : Infinity,
			response: chance(0.5)
				? {
						kind: 'saturating' as const,
						maximumShare: between(0.2, 0.9),
						halfUnits: between(0.5, 3),
						per: 'area' as const
					}
				: {
						kind: 'points' as const,
						points: [
							[1, 0.3],
							[2, 0.45],
							[3, 0.5]
						] as [number, number][],
						per: 'area' as const
					},
			eligible: null
		})),
		budget,
		areaMinimum: chance(0.3) ? Float64Array.from({ length: areas }, () => between(0, 40)) : null,
		areaMaximum: chance(0.3) ? Float64Array.from({ length: areas }, () => between(60, 200)) : null,
		groups: chance(0.3)
			? [
					{
						name: 'north',
						kind: 'jurisdiction' as const,
						areas: Int32Array.of(0, 1),
						minimum: chance(0.5) ? 0.2 * budget : 0,
						maximum: 0.8 * budget
					}
				]
			: [],
		objective: (['max-effect', 'min-unmet', 'worst-off'] as const)[random.below(3)]
	};
}

/** A large problem: areas in 50 jurisdictions with limits of every kind. */
export function largeProblem(areas: number, seed: number): AllocationProblem {
	const random = createRandom(seed);
	const need = Float64Array.from({ length: areas }, () => Math.exp(4 * random.uniform()));
	const residents = need.map((value) => value * 1000 * (0.5 + random.uniform()));
	const kinds = [
		['awareness', 4_000, 0, 40, 0.1],
		['leaders', 2_500, 3_000, 30, 0.08],
		['hotline', 6_000, 8_000, 20, 0.12],
		['training', 3_000, 0, 60, 0.1],
		['shelter', 45_000, 60_000, 12, 0.25],
		['border', 20_000, 15_000, 8, 0.06]
	] as const;
	const budget = 4000 * areas;
	const groups = Array.from({ length: 50 }, (_, group) => {
		const members: number[] = [];
		for (let area = group; area < areas; area += 50) members.push(area);
		return {
			name: `g${group}`,
			kind: 'jurisdiction' as const,
			areas: Int32Array.from(members),
			minimum: 0.012 * budget,
			maximum: 0.03 * budget
		};
	});
	return {
		areaNames: Array.from({ length: areas }, (_, i) => `a${i}`),
		need,
		residents,
		programmes: kinds.map(([id, unitCost, fixedCost, unitsPerArea, maximumShare], i) => ({
			id,
			unitCost,
			fixedCost,
			wholeUnits: true,
			unitsPerArea,
			units: Infinity,
			minimumBudget: i === 3 ? 0.1 * budget : 0,
			maximumBudget: 0.35 * budget,
			response: {
				kind: 'saturating' as const,
				maximumShare,
				halfUnits: 2 + i,
				per: i % 2 ? ('area' as const) : ('100000-residents' as const)
			},
			eligible: null
		})),
		budget,
		areaMinimum: need.map((_, area) => (area % 4 === 0 ? 2_500 : 0)),
		areaMaximum: need.map(() => 80_000),
		groups,
		objective: 'max-effect'
	};
}

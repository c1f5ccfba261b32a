/** How evenly something is spread over areas, each counted by its weight (residents, or need). */
export interface Fairness {
	/** 0: the same per head everywhere; towards 1: all in one place. */
	gini: number;
	/** 0: even. The sum of a part within groups and a part between them. */
	theil: number;
	theilBetween: number;
	/** The share of the amount that each group gets, and its share of the weight. */
	groups: { name: string; amountShare: number; weightShare: number }[];
}

/**
 * Gini and Theil indices of an amount per head (or per need), and shares by group. Areas without
 * weight are left out; the indices are NaN where nothing was spent.
 */
export function measureFairness(
	amount: ArrayLike<number>,
	weight: ArrayLike<number>,
	groupOf: readonly string[] | null = null
): Fairness {
	const areas: number[] = [];
	for (let area = 0; area < amount.length; area++) if (weight[area] > 0) areas.push(area);
	const totalAmount = areas.reduce((sum, area) => sum + amount[area], 0);
	const totalWeight = areas.reduce((sum, area) => sum + weight[area], 0);
	const groups = new Map<string, { amount: number; weight: number }>();
	for (const area of areas) {
		const name = groupOf?.[area] ?? '';
		const group = groups.get(name) ?? { amount: 0, weight: 0 };
		groups.set(name, {
			amount: group.amount + amount[area],
			weight: group.weight + weight[area]
		});
	}
	const term = (part: number, share: number) =>
		part > 0 ? (part / totalAmount) * Math.log(part / totalAmount / (share / totalWeight)) : 0;
	const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
	const none = totalAmount > 0 ? 0 : NaN;
	return {
		gini: none + gini(amount, weight, areas, totalAmount, totalWeight),
		theil: none + sum(areas.map((area) => term(amount[area], weight[area]))),
		theilBetween: none + sum([...groups.values()].map((group) => term(group.amount, group.weight))),
		groups: [...groups].map(([name, group]) => ({
			name,
			amountShare: group.amount / totalAmount,
			weightShare: group.weight / totalWeight
		}))
	};
}

/** One less twice the area under the Lorenz curve, areas in order of amount per weight. */
function gini(
	amount: ArrayLike<number>,
	weight: ArrayLike<number>,
	areas: number[],
	totalAmount: number,
	totalWeight: number
): number {
	const order = [...areas].sort((a, b) => amount[a] / weight[a] - amount[b] / weight[b]);
	let below = 0;
	let area = 0;
	for (const at of order) {
		const next = below + amount[at];
		area += (weight[at] * (below + next)) / 2;
		below = next;
	}
	return 1 - (2 * area) / (totalAmount * totalWeight);
}

import type { NeedComponent, NeedIndex } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';

/**
 * Need by area as a weighted mixture of shares: component k shares the `total` out in proportion to
 * its values (an intensity counts against residents), and the need is the mean of these by weight.
 * What a component adds to an area is total × weight × share, so contributions add up to the need
 * and the needs to the total. A missing value counts as the component's average share.
 */
export function buildNeedIndex(
	components: NeedComponent[],
	residents: Float64Array | null,
	total: number
): NeedIndex {
	const weights = components.map((component) => component.weight);
	const weightSum = weights.reduce((sum, weight) => sum + weight, 0);
	if (weights.some((weight) => !(weight >= 0)) || !(weightSum > 0))
		throw new InputError(
			'the weights of the need index must be at least 0, and one of them above 0',
			{},
			'need-weights'
		);
	const areas = components[0].values.length;
	const contributions = new Float64Array(components.length * areas);
	const missing: number[] = [];
	components.forEach((component, k) => {
		const { shares, unknown } = sharesOf(component, residents);
		missing.push(unknown);
		for (let area = 0; area < areas; area++)
			contributions[k * areas + area] = (total * component.weight * shares[area]) / weightSum;
	});
	const need = Float64Array.from({ length: areas }, (_, area) =>
		components.reduce((sum, _component, k) => sum + contributions[k * areas + area], 0)
	);
	return { need, components: components.map(({ id }) => id), contributions, missing };
}

function sharesOf({ id, kind, values }: NeedComponent, residents: Float64Array | null) {
	const amounts = values.map((value, area) => {
		const size = kind === 'intensity' ? (residents?.[area] ?? 1) : 1;
		return Math.max(0, value) * size;
	});
	let sum = 0;
	let count = 0;
	for (const amount of amounts) {
		if (Number.isNaN(amount)) continue;
		sum += amount;
		count++;
	}
	if (!(sum > 0))
		throw new InputError(
			`the need component ${id} has no value above 0 in any area; leave it out or give it weight 0`,
			{ column: id },
			'need-component',
			{ component: id }
		);
	const average = sum / count;
	const filled = amounts.map((amount) => (Number.isNaN(amount) ? average : amount));
	const all = filled.reduce((total, amount) => total + amount, 0);
	return {
		shares: filled.map((amount) => amount / all),
		unknown: values.length - count
	};
}

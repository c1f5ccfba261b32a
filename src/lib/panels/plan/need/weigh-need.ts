import type { NeedResult } from '$lib/model/planning';

/** Need by area and its parts for weights that are being tried out: the formula itself. */
export interface WeighedNeed {
	need: Float64Array;
	/** Component-major, as the shares are. */
	parts: Float64Array;
	/** Each component's share of all weight. */
	weights: number[];
}

/** Needᵢ = total × Σ weight × share ⁄ Σ weight. Hidden areas stay NaN. */
export function weighNeed(
	{ shares, total, areaIds }: Pick<NeedResult, 'shares' | 'total' | 'areaIds'>,
	weights: readonly number[]
): WeighedNeed {
	const all = weights.reduce((sum, weight) => sum + weight, 0);
	const many = areaIds.length;
	const relative = weights.map((weight) => (all > 0 ? weight / all : 0));
	const parts = shares.map((share, entry) => total * share * relative[Math.floor(entry / many)]);
	const need = Float64Array.from({ length: many }, (_, area) =>
		relative.reduce((sum, _weight, k) => sum + parts[k * many + area], 0)
	);
	return { need, parts, weights: relative };
}

/**
 * Gives areas whose own counts may not be shown what they have together: within each group (a state,
 * or all of them) the sum over its hidden areas is shared among them by residents, evenly where
 * residents are unknown. What follows from the result says no more of a hidden area than the sum over
 * all of its group's hidden areas does. Areas without a value (NaN) stay without.
 */
export function poolHidden(
	values: Float64Array,
	hidden: Uint8Array,
	groupOf: readonly string[] | null,
	residents: Float64Array | null
): Float64Array {
	const pooled = values.slice();
	const groups = new Map<string, number[]>();
	hidden.forEach((one, area) => {
		if (!one || Number.isNaN(values[area])) return;
		const name = groupOf?.[area] ?? '';
		groups.set(name, [...(groups.get(name) ?? []), area]);
	});
	for (const members of groups.values()) {
		const sum = members.reduce((total, area) => total + values[area], 0);
		const known = members.every((area) => (residents?.[area] ?? 0) > 0);
		const weight = (area: number) => (known ? residents![area] : 1);
		const all = members.reduce((total, area) => total + weight(area), 0);
		for (const area of members) pooled[area] = (sum * weight(area)) / all;
	}
	return pooled;
}

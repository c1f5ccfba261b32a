/** Names of areas by which they can be told apart: those that occur twice carry their jurisdiction. */
export function areaLabels(names: readonly string[], parents: readonly string[] | null): string[] {
	const times = new Set<string>();
	const twice = new Set<string>();
	for (const name of names) (times.has(name) ? twice : times).add(name);
	return names.map((name, area) =>
		twice.has(name) && parents?.[area] ? `${name}, ${parents[area]}` : name
	);
}

/** The least relative change of a class: much less, less, as before, more, much more. */
const edges = [-0.25, -0.1, 0.1, 0.25];

/** Classes of change from low to high, as the map colours them. */
export const changeClasses = ['much-lower', 'lower', 'same', 'higher', 'much-higher'] as const;

/** The class of a change (a share); null where there is none. */
export function changeClass(change: number): (typeof changeClasses)[number] | null {
	if (!Number.isFinite(change)) return null;
	return changeClasses[edges.filter((edge) => change >= edge).length];
}

import type { ReadingPlan, Role } from '$lib/model/intake';
import { columnsSchema, type IncidentsSettings } from '$lib/model/settings/incidents';

/** Parts that are settled together: none of a group is named where a part outside the project plays it. */
const groups: { parts: (keyof IncidentsSettings['columns'])[]; instead: Role[] }[] = [
	{ parts: ['date'], instead: ['year', 'month'] },
	{ parts: ['longitude', 'latitude', 'area'], instead: ['coordinates'] }
];

/**
 * The confirmed plan as the project's settings, so that the project read again gives the same plan:
 * every part is named or said to be absent, but for those that a project has no word for.
 */
export function settingsFromPlan(
	plan: ReadingPlan,
	settings: IncidentsSettings
): IncidentsSettings {
	const roles = new Set(plan.columns.map(({ role }) => role));
	const combined = new Set(plan.combined.map(({ role }) => role));
	const unsaid = new Set<string>(
		groups
			.filter(({ instead }) => instead.some((role) => roles.has(role)))
			.flatMap(({ parts }) => parts)
	);
	const columns: Record<string, string | string[] | null> = {};
	for (const part of Object.keys(columnsSchema.shape) as (keyof IncidentsSettings['columns'])[]) {
		if (unsaid.has(part) || combined.has(part)) continue;
		const named = plan.columns.filter(({ role }) => role === part).map(({ column }) => column);
		if (part === 'category') columns[part] = named.length ? named : null;
		else columns[part] = named[0] ?? null;
	}
	return { ...settings, columns: columnsSchema.parse(columns) };
}

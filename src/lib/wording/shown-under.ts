import { m } from '$lib/messages/compiled/messages';
import type { BuiltinSet } from '$lib/model/settings/areas';
import type { Policy } from '$lib/model/settings/disclosure';
import { ruleText } from '$lib/model/shown-under';

const builtin: Record<BuiltinSet, () => string> = {
	'us-counties': m.data_areas_us_counties,
	'us-states': m.data_areas_us_states,
	countries: m.data_areas_countries
};

/** The other ways in which a policy says that the records were shown; a rule is told where it is another. */
export function waysText(policy: Policy): string {
	const rule = ruleText(policy);
	const texts = policy.alsoShown.map((way) => {
		const areas = areasName(way.areas);
		return way.rule === rule ? areas : `${areas} (${way.rule})`;
	});
	return texts.join('; ');
}

function areasName(areas: string): string {
	return Object.hasOwn(builtin, areas) ? builtin[areas as BuiltinSet]() : areas;
}

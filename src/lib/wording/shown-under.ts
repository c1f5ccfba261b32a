import { m } from '$lib/messages/compiled/messages';
import type { Project } from '$lib/model/project';
import type { BuiltinSet } from '$lib/model/settings/areas';
import type { Policy, ShownUnder } from '$lib/model/settings/disclosure';
import { ruleText, wayOf } from '$lib/model/shown-under';

const builtin: Record<BuiltinSet, () => string> = {
	'us-counties': m.data_areas_us_counties,
	'us-states': m.data_areas_us_states,
	countries: m.data_areas_countries
};

/** The other ways in which a policy says that the records were shown; a rule is told where it is another. */
export function waysText(policy: Policy): string {
	const rule = ruleText(policy);
	return policy.alsoShown.map((way) => wayText(way, way.rule !== rule)).join('; ');
}

/** The way in which a project shows its records, to stand beside the others that it names. */
export function wayNowText(project: Project): string {
	const now = wayOf(project);
	if (!now) return '';
	const { alsoShown } = project.disclosure;
	const isReadOtherwise = alsoShown.some(({ files }) => files);
	return wayText(
		{ ...now, files: isReadOtherwise ? now.files : [] },
		alsoShown.some(({ rule }) => rule !== now.rule)
	);
}

function wayText({ areas, rule, files = [] }: ShownUnder, withRule: boolean): string {
	const more = [...files, ...(withRule ? [ruleWords(rule)] : [])];
	return areasName(areas) + (more.length ? ` (${more.join(', ')})` : '');
}

/** A rule as `ruleText` notes it, in words where the page has words for its settings. */
function ruleWords(rule: string): string {
	return rule
		.split(/ (?=\w+=)/)
		.map((setting) => {
			const [name, value] = setting.split('=');
			if (name === 'minimumCount') return m.policy_mark({ minimum: value });
			if (name === 'minimumPopulation') return `${m.policy_population()}: ${value}`;
			return setting === 'showZero=false' ? m.policy_mark_zero() : setting;
		})
		.join(', ');
}

function areasName(areas: string): string {
	return Object.hasOwn(builtin, areas) ? builtin[areas as BuiltinSet]() : areas;
}

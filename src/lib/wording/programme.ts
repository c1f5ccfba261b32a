import { m } from '$lib/messages/compiled/messages';
import { illustrativeProgrammes } from '$lib/model/settings/illustrative-programmes';

const names: Record<string, () => string> = {
	'school-awareness': m.plan_default_school_awareness,
	'community-leaders': m.plan_default_community_leaders,
	'hotline-outreach': m.plan_default_hotline_outreach,
	'frontline-training': m.plan_default_frontline_training,
	'shelter-places': m.plan_default_shelter_places,
	'cross-border': m.plan_default_cross_border
};
const defaults = new Map(illustrativeProgrammes.map((programme) => [programme.id, programme]));

/** What a programme is called: a default one in the reader's language, unless the user gave it a name. */
export function programmeName({ id, name }: { id: string; name?: string }): string {
	const isDefault = name === undefined || name === defaults.get(id)?.name;
	return isDefault && Object.hasOwn(names, id) ? names[id]() : (name ?? id);
}

/** The evidence for a programme; that a default one has none is said in the reader's language. */
export function programmeEvidence({ id, evidence }: { id: string; evidence: string }): string {
	return evidence === defaults.get(id)?.evidence ? m.plan_default_evidence() : evidence;
}

import { m } from '$lib/messages/compiled/messages';
import type { FindingKind } from '$lib/model/findings';

/** The findings by name and in a sentence. */
export function findingChoices(): { value: FindingKind; label: string; text: string }[] {
	return [
		{
			value: 'hot-spots',
			label: m.findings_title_hot_spots(),
			text: m.findings_choose_hot_spots()
		},
		{
			value: 'local-moran',
			label: m.findings_title_local_moran(),
			text: m.findings_choose_local_moran()
		},
		{ value: 'clusters', label: m.findings_title_clusters(), text: m.findings_choose_clusters() },
		{ value: 'emerging', label: m.findings_title_emerging(), text: m.findings_choose_emerging() }
	];
}

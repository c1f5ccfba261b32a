import type { ExportFile } from '$lib/model/exports';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { privateCsv, privateManifest } from '$lib/pipeline/private/release-files';
import type { Released } from './private-releases.svelte';

/** The counts of a private release or the notes that belong to them, as a file. */
export function privateFile(
	which: 'csv' | 'manifest',
	{ counts, budget }: Released,
	datasets: readonly string[],
	areas: Project['areas']
): Protected<ExportFile> {
	if (which === 'csv') return privateCsv(counts);
	const today = new Date().toISOString().slice(0, 10);
	return privateManifest(counts, budget, datasets, areas, today);
}

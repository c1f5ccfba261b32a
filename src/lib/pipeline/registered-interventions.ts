import { readInterventions } from '$lib/intake/interventions/read-interventions';
import type { EvaluateSettings, Intervention } from '$lib/model/settings/evaluate';
import type { Context } from './context';

/** The interventions that a CSV file registers. Throws `InputError` at the first cell that cannot be used. */
export async function interventionsOf(file: Blob, name: string): Promise<Intervention[]> {
	return readInterventions(await file.text(), name);
}

/** The settings with the interventions of their file beside their own. */
export async function withRegistered(
	settings: EvaluateSettings,
	{ files }: Pick<Context, 'files'>
): Promise<EvaluateSettings> {
	if (!settings.file) return settings;
	const more = await interventionsOf(await files.open(settings.file), settings.file);
	return { ...settings, interventions: [...settings.interventions, ...more] };
}

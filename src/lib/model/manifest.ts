import type { Fingerprint } from './report';

/** The parts of a run manifest that repeating it needs. */
export interface Manifest {
	version: string;
	command: string | null;
	/** As it stands in the file: to be checked like any project. */
	project: unknown;
	inputs: Fingerprint[];
}

function isFingerprint(value: unknown): value is Fingerprint {
	if (typeof value !== 'object' || value === null) return false;
	const { file, sha256, bytes } = value as Record<string, unknown>;
	return (
		typeof file === 'string' &&
		typeof sha256 === 'string' &&
		(typeof bytes === 'number' || bytes === null)
	);
}

/** Reads a run manifest; null where the file is something else, such as a project. */
export function readManifest(json: unknown): Manifest | null {
	if (typeof json !== 'object' || json === null) return null;
	const { version, command, project, inputs } = json as Record<string, unknown>;
	if (typeof version !== 'string' || typeof project !== 'object' || !Array.isArray(inputs))
		return null;
	return {
		version,
		command: typeof command === 'string' ? command : null,
		project,
		inputs: inputs.filter(isFingerprint)
	};
}

import type { Fingerprint } from './report';

/**
 * The files that a project names: what was dropped on the page, or a folder on disk. Rejects with an
 * `InputError` where a name is not there.
 */
export interface Files {
	open(name: string): Promise<Blob>;
	/** The fingerprint of a file that was read on an earlier visit and is not here itself. */
	knownFingerprint?(name: string): Fingerprint | undefined;
}

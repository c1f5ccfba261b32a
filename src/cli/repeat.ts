import { dirname } from 'node:path';
import type { Manifest } from '$lib/model/manifest';
import { InputError } from '$lib/model/problem';
import { release } from '$lib/model/release';
import type { DiskFiles } from './disk-files';

/**
 * Where the files of a project are looked for: in the folder that `--data` names, else beside the
 * project. A manifest lies among results, so its files may also be one folder up or where the command
 * is given; their fingerprints tell whether they are the right ones.
 */
export function foldersOf(path: string, data: string | undefined, isManifest: boolean): string[] {
	if (data !== undefined) return [data, dirname(path)];
	const beside = dirname(path);
	if (!isManifest) return [beside];
	return [beside, dirname(beside), process.env.INIT_CWD ?? process.cwd()];
}

/**
 * Holds the files to the fingerprints of the manifest. Throws an `InputError` that names the first that
 * is missing or differs; another version of the atlas is only said, on standard error.
 */
export async function checkManifest(manifest: Manifest, files: DiskFiles): Promise<void> {
	if (manifest.version !== release)
		process.stderr.write(
			`The manifest was made by version ${manifest.version}; this is version ${release}, which may give other numbers.\n`
		);
	for (const { file, sha256 } of manifest.inputs) {
		const found = await files.fingerprint(file);
		if (found.sha256 !== sha256)
			throw new InputError(
				`This is not the file that the manifest names: its SHA-256 begins with ${found.sha256.slice(0, 12)}, ${sha256.slice(0, 12)} was expected.`,
				{ file },
				'other-file'
			);
	}
}

import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readManifest, type Manifest } from '$lib/model/manifest';
import { withPath, type Json } from '$lib/model/paths';
import { InputError } from '$lib/model/problem';
import { parseProject } from '$lib/model/parse-project';
import type { Project } from '$lib/model/project';

/** A project, and the manifest it came in, whose inputs have fingerprints to be met; null for a plain project. */
export interface GivenProject {
	project: Project;
	manifest: Manifest | null;
}

/** Reads a project file or a run manifest, changes what `--set` says, and checks it. */
export async function readProject(
	path: string,
	settings: [string, string][]
): Promise<GivenProject> {
	const file = basename(path);
	let text: string;
	try {
		text = await readFile(path, 'utf8');
	} catch {
		throw new InputError('The project file cannot be read; check its path.', { file: path });
	}
	let json: Json;
	try {
		json = JSON.parse(text.replace(/^\ufeff/, '')) as Json;
	} catch (error) {
		throw new InputError(`The project is not valid JSON: ${(error as Error).message}.`, { file });
	}
	const manifest = readManifest(json);
	if (manifest) json = manifest.project as Json;
	for (const [key, value] of settings) {
		try {
			json = withPath(json, key, readValue(value));
		} catch (error) {
			throw new InputError(`--set ${key} cannot be used: ${(error as Error).message}.`, { file });
		}
	}
	return { project: parseProject(json, file), manifest };
}

function readValue(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}

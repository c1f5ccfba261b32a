import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { withPath, type Json } from '$lib/model/paths';
import { InputError } from '$lib/model/problem';
import { parseProject } from '$lib/model/parse-project';
import type { Project } from '$lib/model/project';

/** Reads a project file, changes what `--set` says, and checks it. */
export async function readProject(path: string, settings: [string, string][]): Promise<Project> {
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
	for (const [key, value] of settings) {
		try {
			json = withPath(json, key, readValue(value));
		} catch (error) {
			throw new InputError(`--set ${key} cannot be used: ${(error as Error).message}.`, { file });
		}
	}
	return parseProject(json, file);
}

function readValue(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}

import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Files } from '$lib/model/files';
import { InputError } from '$lib/model/problem';
import type { Fingerprint } from '$lib/model/report';

/** The files beside a project, remembered once opened. */
export class DiskFiles implements Files {
	#opened = new Map<string, string>();
	#folders: string[];

	/** @param folders where the project's files may lie, the likeliest first; names are relative to them */
	constructor(folders: string | string[]) {
		this.#folders = [folders].flat();
	}

	async open(name: string): Promise<Blob> {
		const path = await this.find(name);
		this.#opened.set(name, path);
		return openAsBlob(path);
	}

	/** The SHA-256 of a file's bytes, read in pieces. */
	async fingerprint(name: string): Promise<Fingerprint> {
		return fingerprintAt(name, await this.find(name));
	}

	/** Every file opened so far with the SHA-256 of its bytes. */
	async inputs(): Promise<Fingerprint[]> {
		const inputs: Fingerprint[] = [];
		for (const [file, path] of this.#opened) inputs.push(await fingerprintAt(file, path));
		return inputs;
	}

	/** Where a file lies. Where there are several folders, the bare name is looked for in each as well. */
	async find(name: string): Promise<string> {
		const names = this.#folders.length > 1 ? [name, basename(name)] : [name];
		for (const folder of this.#folders)
			for (const each of names) {
				const path = resolve(folder, each);
				const found = await stat(path).catch(() => null);
				if (found?.isFile()) return path;
			}
		throw new InputError(
			'There is no such file; paths in a project are relative to the project file.',
			{ file: name },
			'no-file'
		);
	}
}

async function fingerprintAt(file: string, path: string): Promise<Fingerprint> {
	const hash = createHash('sha256');
	let bytes = 0;
	for await (const piece of createReadStream(path)) {
		hash.update(piece as Buffer);
		bytes += (piece as Buffer).length;
	}
	return { file, bytes, sha256: hash.digest('hex') };
}

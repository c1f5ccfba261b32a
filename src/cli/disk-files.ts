import { createHash } from 'node:crypto';
import { createReadStream, openAsBlob } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Files } from '$lib/model/files';
import { InputError } from '$lib/model/problem';

/** An input as the manifest names it. */
export interface Input {
	file: string;
	bytes: number;
	sha256: string;
}

/** The files beside a project, remembered once opened. */
export class DiskFiles implements Files {
	#opened = new Map<string, string>();

	/** @param folder where the project lies; names are relative to it */
	constructor(private readonly folder: string) {}

	async open(name: string): Promise<Blob> {
		const path = resolve(this.folder, name);
		const found = await stat(path).catch(() => null);
		if (!found?.isFile())
			throw new InputError(
				'There is no such file; paths in a project are relative to the project file.',
				{ file: name },
				'no-file'
			);
		this.#opened.set(name, path);
		return openAsBlob(path);
	}

	/** Every file opened so far with the SHA-256 of its bytes. */
	async inputs(): Promise<Input[]> {
		const inputs: Input[] = [];
		for (const [file, path] of this.#opened) {
			const hash = createHash('sha256');
			let bytes = 0;
			for await (const piece of createReadStream(path)) {
				hash.update(piece as Buffer);
				bytes += (piece as Buffer).length;
			}
			inputs.push({ file, bytes, sha256: hash.digest('hex') });
		}
		return inputs;
	}
}

import type { Files } from '$lib/model/files';
import type { GivenFile } from '$lib/model/intake';
import { InputError } from '$lib/model/problem';
import type { Fingerprint } from '$lib/model/report';

/** What is kept of the files of a visit. */
interface KeptFiles {
	files: { name: string; bytes: Uint8Array<ArrayBuffer> }[];
	fingerprints: Fingerprint[];
}

/** The files that were dropped on the page, by name. They stay where they are; nothing is copied. */
export class GivenFiles implements Files {
	#files = new Map<string, Blob>();
	#fingerprints = new Map<string, Fingerprint>();
	#sources = new Map<string, Set<Blob>>();

	add(name: string, blob: Blob): void {
		this.#files.set(name, blob);
		this.addSource(name, blob);
	}

	/** Notes that a table of this name came from a file: the file itself, or an archive. */
	addSource(table: string, blob: Blob): void {
		this.#sources.set(table, (this.#sources.get(table) ?? new Set()).add(blob));
	}

	/**
	 * Every file that tables of these names came from, those that were replaced in this visit too, and the
	 * fingerprints of those of an earlier visit; null where a table came from none that is known.
	 */
	sourcesOf(tables: readonly string[]): { blobs: Blob[]; fingerprints: string[] } | null {
		const known = tables.map((name) => this.#sources.get(name));
		const remembered = tables.map((name) => this.#fingerprints.get(name)?.sha256);
		if (tables.some((_, i) => !known[i] && !remembered[i])) return null;
		return {
			blobs: [...new Set(known.flatMap((set) => [...(set ?? [])]))],
			fingerprints: remembered.filter((print) => print !== undefined)
		};
	}

	/** Remembers a file of an earlier visit by its fingerprint alone. */
	remember(print: Fingerprint): void {
		this.#fingerprints.set(print.file, print);
	}

	knownFingerprint(name: string): Fingerprint | undefined {
		return this.#fingerprints.get(name);
	}

	/** Takes those of an earlier visit in place of all. */
	replaceBy({ files, fingerprints }: KeptFiles): void {
		this.clear();
		for (const { name, bytes } of files) this.add(name, new Blob([bytes]));
		for (const print of fingerprints) this.remember(print);
	}

	/** Lets go of all of them. */
	clear(): void {
		this.#files.clear();
		this.#sources.clear();
		this.#fingerprints.clear();
	}

	/** All of them by name. */
	get all(): Record<string, Blob> {
		return Object.fromEntries(this.#files);
	}

	has(name: string): boolean {
		return this.#files.has(name);
	}

	async open(name: string): Promise<Blob> {
		const blob = this.#files.get(name);
		if (!blob)
			throw new InputError(
				'The project needs this file; drop it on the page.',
				{ file: name },
				'no-file'
			);
		return blob;
	}
}

/** A file with its own name, unless it was given another. */
export const withName = (file: File | GivenFile): GivenFile =>
	file instanceof File ? { name: file.name, blob: file } : file;

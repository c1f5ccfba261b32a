import type { Files } from '$lib/model/files';
import { InputError } from '$lib/model/problem';
import type { Fingerprint } from '$lib/model/report';

/** The files that were dropped on the page, by name. They stay where they are; nothing is copied. */
export class GivenFiles implements Files {
	#files = new Map<string, Blob>();
	#fingerprints = new Map<string, Fingerprint>();

	add(name: string, blob: Blob): void {
		this.#files.set(name, blob);
	}

	/** Remembers a file of an earlier visit by its fingerprint alone. */
	remember(print: Fingerprint): void {
		this.#fingerprints.set(print.file, print);
	}

	knownFingerprint(name: string): Fingerprint | undefined {
		return this.#fingerprints.get(name);
	}

	/** Lets go of all of them. */
	clear(): void {
		this.#files.clear();
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

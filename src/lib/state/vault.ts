import { InputError } from '$lib/model/problem';

/*
 * Keeps bytes on this machine between visits, for users who ask for it: in the origin-private file
 * system, encrypted with AES-256-GCM under a key derived from a passphrase (PBKDF2, SHA-256, 600,000
 * rounds: OWASP 2023). Without the passphrase nothing can be read, not even by us.
 *
 * A file is: 1 byte version, 16 bytes salt, 12 bytes nonce, ciphertext. The name of the entry is
 * authenticated with it, so that entries cannot be swapped.
 */
const VERSION = 1;
const ROUNDS = 600_000;
const FOLDER = 'vault';

/** A passphrase must have as many characters. */
export const shortestPassphrase = 12;

/** What is known of an entry without its passphrase. */
export interface Entry {
	since: Date;
	/** As encrypted. */
	bytes: number;
}

/** The passphrase does not open the entry, or the entry was changed: the two cannot be told apart. */
function wrongPassphrase(): InputError {
	return new InputError(
		'This passphrase does not open what is kept. Nothing was changed: try again.',
		{},
		'wrong-passphrase'
	);
}

async function keyOf(passphrase: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
	const bytes = new TextEncoder().encode(passphrase.normalize('NFKC'));
	const material = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
	return crypto.subtle.deriveKey(
		{ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS },
		material,
		{ name: 'AES-GCM', length: 256 },
		false,
		['encrypt', 'decrypt']
	);
}

/** Encrypts bytes under a passphrase, with fresh salt and nonce. */
export async function seal(
	name: string,
	bytes: Uint8Array<ArrayBuffer>,
	passphrase: string
): Promise<Uint8Array<ArrayBuffer>> {
	const salt = crypto.getRandomValues(new Uint8Array(16));
	const iv = crypto.getRandomValues(new Uint8Array(12));
	const additionalData = new TextEncoder().encode(name);
	const key = await keyOf(passphrase, salt);
	const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes);
	const file = new Uint8Array(29 + sealed.byteLength);
	file[0] = VERSION;
	file.set(salt, 1);
	file.set(iv, 17);
	file.set(new Uint8Array(sealed), 29);
	return file;
}

/** Decrypts what `seal` made. Rejects with an `InputError` (`wrong-passphrase`). */
export async function unseal(
	name: string,
	file: Uint8Array<ArrayBuffer>,
	passphrase: string
): Promise<Uint8Array<ArrayBuffer>> {
	if (file[0] !== VERSION || file.length < 45) throw wrongPassphrase();
	const key = await keyOf(passphrase, file.slice(1, 17));
	const additionalData = new TextEncoder().encode(name);
	try {
		const iv = file.slice(17, 29);
		const bytes = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv, additionalData },
			key,
			file.slice(29)
		);
		return new Uint8Array(bytes);
	} catch {
		throw wrongPassphrase();
	}
}

/** The vault's folder. Rejects with an `InputError` where the browser gives the page no storage. */
async function folder(): Promise<FileSystemDirectoryHandle> {
	try {
		const root = await navigator.storage.getDirectory();
		return await root.getDirectoryHandle(FOLDER, { create: true });
	} catch {
		throw new InputError(
			'This browser lets the page store nothing, as in a private window; nothing was kept.',
			{},
			'storage-refused'
		);
	}
}

async function fileOf(name: string): Promise<File | null> {
	try {
		const root = await navigator.storage.getDirectory();
		const handle = await root.getDirectoryHandle(FOLDER);
		return await (await handle.getFileHandle(encodeURIComponent(name))).getFile();
	} catch {
		return null;
	}
}

/** What is kept under a name, unread; null where nothing is, or where the browser gives no storage. */
export async function entryOf(name: string): Promise<Entry | null> {
	const file = await fileOf(name);
	return file && { since: new Date(file.lastModified), bytes: file.size };
}

/**
 * Keeps bytes under a name, encrypted, in place of what was there: all or nothing. Rejects with an
 * `InputError` where the passphrase is short, storage is refused or full.
 */
export async function keep(
	name: string,
	bytes: Uint8Array<ArrayBuffer>,
	passphrase: string
): Promise<void> {
	if ([...passphrase].length < shortestPassphrase)
		throw new InputError(
			`The passphrase needs at least ${shortestPassphrase} characters.`,
			{},
			'short-passphrase',
			{ least: shortestPassphrase }
		);
	const into = await folder();
	const sealed = await seal(name, bytes, passphrase);
	const isNew = (await fileOf(name)) === null;
	const entry = encodeURIComponent(name);
	try {
		const handle = await into.getFileHandle(entry, { create: true });
		const writable = await handle.createWritable();
		await writable.write(sealed);
		await writable.close();
	} catch {
		if (isNew) await into.removeEntry(entry).catch(() => undefined);
		throw new InputError(
			'The browser could not store this: there is not enough room, or it does not let pages store files. What was kept before is unchanged.',
			{},
			'storage-full'
		);
	}
}

/** The bytes kept under a name; null where there are none. */
export async function recall(
	name: string,
	passphrase: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	const file = await fileOf(name);
	return file && unseal(name, new Uint8Array(await file.arrayBuffer()), passphrase);
}

/** Deletes what is kept under a name. */
export async function remove(name: string): Promise<void> {
	await (await folder()).removeEntry(encodeURIComponent(name)).catch(() => undefined);
}

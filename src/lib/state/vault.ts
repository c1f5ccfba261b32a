/**
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

/** The passphrase does not open the entry, or the entry was changed. */
export class WrongPassphrase extends Error {
	override readonly name = 'WrongPassphrase';
	constructor() {
		super('This passphrase does not open what was kept.');
	}
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

/** Decrypts what `seal` made. Rejects with `WrongPassphrase`. */
export async function unseal(
	name: string,
	file: Uint8Array<ArrayBuffer>,
	passphrase: string
): Promise<Uint8Array<ArrayBuffer>> {
	if (file[0] !== VERSION || file.length < 45) throw new WrongPassphrase();
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
		throw new WrongPassphrase();
	}
}

async function folder(): Promise<FileSystemDirectoryHandle> {
	const root = await navigator.storage.getDirectory();
	return root.getDirectoryHandle(FOLDER, { create: true });
}

/** Keeps bytes under a name, encrypted. */
export async function keep(
	name: string,
	bytes: Uint8Array<ArrayBuffer>,
	passphrase: string
): Promise<void> {
	const handle = await (await folder()).getFileHandle(encodeURIComponent(name), { create: true });
	const writable = await handle.createWritable();
	await writable.write(await seal(name, bytes, passphrase));
	await writable.close();
}

/** The bytes kept under a name; null where there are none. */
export async function recall(
	name: string,
	passphrase: string
): Promise<Uint8Array<ArrayBuffer> | null> {
	let file: File;
	try {
		file = await (await (await folder()).getFileHandle(encodeURIComponent(name))).getFile();
	} catch {
		return null;
	}
	return unseal(name, new Uint8Array(await file.arrayBuffer()), passphrase);
}

/**
 * Forgets everything that this page keeps on the machine: the origin-private file system, local and
 * session storage, caches and databases. Open tabs keep what they hold in memory until they close.
 */
export async function forgetEverything(): Promise<void> {
	const root = await navigator.storage.getDirectory();
	const names: string[] = [];
	for await (const name of root.keys()) names.push(name);
	for (const name of names) await root.removeEntry(name, { recursive: true });
	localStorage.clear();
	sessionStorage.clear();
	for (const name of await caches.keys()) await caches.delete(name);
	for (const { name } of (await indexedDB.databases?.()) ?? [])
		if (name) indexedDB.deleteDatabase(name);
}

/** The places where a browser keeps something for a page. */
export const stores = ['files', 'databases', 'settings', 'pages'] as const;
export type Store = (typeof stores)[number];

/** What was deleted, and where something could not be. */
export interface Forgotten {
	deleted: Store[];
	left: Store[];
}

/** The names of everything in each place: what is in the origin-private file system, databases, settings, caches. */
const contents: Record<Store, () => Promise<string[]>> = {
	async files() {
		const names: string[] = [];
		for await (const name of (await navigator.storage.getDirectory()).keys()) names.push(name);
		return names;
	},
	async databases() {
		return ((await indexedDB.databases?.()) ?? []).flatMap(({ name }) => name ?? []);
	},
	async settings() {
		return [localStorage, sessionStorage].flatMap((storage) => Object.keys(storage));
	},
	async pages() {
		const workers = await serviceWorkers();
		return [...(await caches.keys()), ...workers.map(({ scope }) => scope)];
	}
};

const empty: Record<Store, (names: string[]) => Promise<void>> = {
	async files(names) {
		const root = await navigator.storage.getDirectory();
		for (const name of names) await root.removeEntry(name, { recursive: true });
	},
	async databases(names) {
		await Promise.all(names.map(deleteDatabase));
	},
	async settings() {
		localStorage.clear();
		sessionStorage.clear();
	},
	async pages() {
		// The worker first: it would fill the caches again.
		for (const worker of await serviceWorkers()) await worker.unregister();
		for (const name of await caches.keys()) await caches.delete(name);
	}
};

/**
 * Deletes everything that this site keeps on the machine. Goes on where one place refuses; says which
 * held something that is gone, and which still do. Memory is another matter: see `tellOtherTabs`.
 */
export async function forgetEverything(): Promise<Forgotten> {
	const forgotten: Forgotten = { deleted: [], left: [] };
	for (const store of stores) {
		const before = await namesIn(store);
		if (before.length === 0) continue;
		await empty[store](before).catch(() => undefined);
		const after = await namesIn(store);
		if (after.length < before.length) forgotten.deleted.push(store);
		if (after.length > 0) forgotten.left.push(store);
	}
	return forgotten;
}

/** The places that hold something now. */
export async function storesInUse(): Promise<Store[]> {
	const used: Store[] = [];
	for (const store of stores) if ((await namesIn(store)).length > 0) used.push(store);
	return used;
}

/** A place that the browser closes to the page holds nothing of it. */
function namesIn(store: Store): Promise<string[]> {
	return contents[store]().catch(() => []);
}

async function serviceWorkers(): Promise<readonly ServiceWorkerRegistration[]> {
	return (await navigator.serviceWorker?.getRegistrations()) ?? [];
}

/** Deletes a database; one that another tab holds open is deleted as soon as that tab lets go. */
function deleteDatabase(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		request.onsuccess = request.onerror = request.onblocked = () => resolve();
	});
}

/** The one channel of a tab: what is posted on it reaches every other, and so not the tab itself. */
let channel: BroadcastChannel | null = null;
const openChannel = () => (channel ??= new BroadcastChannel('forget'));

/** Has the site's other tabs forget what they hold in memory. */
export function tellOtherTabs(): void {
	openChannel().postMessage(null);
}

/** Calls back when another tab was told to forget everything. Returns how to stop listening. */
export function whenTold(forget: () => void): () => void {
	openChannel().onmessage = forget;
	return () => {
		channel?.close();
		channel = null;
	};
}

const parameter = 'forgotten';

/** What a page that starts anew is told in its address: nothing is left that could keep it. */
export function forgottenParameter(deleted: readonly (Store | 'memory')[]): string {
	return `${parameter}=${deleted.join('.')}`;
}

/** What was deleted just before this page started; null where it starts as always. */
export function justForgotten(query: string): (Store | 'memory')[] | null {
	const written = new URLSearchParams(query).get(parameter)?.split('.');
	return written
		? (['memory', ...stores] as const).filter((store) => written.includes(store))
		: null;
}

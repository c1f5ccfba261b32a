import {
	privacyBudgetSchema,
	type BudgetStore,
	type PrivacyBudget
} from '$lib/model/privacy-budget';
import { InputError } from '$lib/model/problem';

/** The database of this origin that holds privacy budgets and nothing else. */
export const budgetDatabase = 'privacy-budgets';
const table = 'budgets';

/**
 * Privacy budgets in a database of the browser. A change is one transaction: other windows wait for it,
 * and it counts only once it is on the disk. Where the browser keeps nothing, it throws `InputError`.
 */
export class BrowserBudgetStore implements BudgetStore {
	async change(
		datasets: readonly string[],
		next: (kept: (PrivacyBudget | null)[]) => PrivacyBudget[]
	): Promise<PrivacyBudget[]> {
		let after: PrivacyBudget[] = [];
		// So that the browser does not clear it away by itself when it needs room; it may say no.
		await navigator.storage?.persist?.().catch(() => false);
		await this.#within('readwrite', datasets, (kept, store) => {
			after = next(kept);
			for (const budget of after) store.put(budget);
		});
		return after;
	}

	async read(datasets: readonly string[]): Promise<(PrivacyBudget | null)[]> {
		let found: (PrivacyBudget | null)[] = [];
		await this.#within('readonly', datasets, (kept) => (found = kept));
		return found;
	}

	async #within(
		mode: IDBTransactionMode,
		datasets: readonly string[],
		work: (kept: (PrivacyBudget | null)[], store: IDBObjectStore) => void
	): Promise<void> {
		const database = await open();
		try {
			await inTransaction(database, mode, datasets, work);
		} finally {
			database.close();
		}
	}
}

function open(): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const refuse = () => reject(notKept());
		try {
			const request = indexedDB.open(budgetDatabase, 1);
			request.onupgradeneeded = () =>
				request.result.createObjectStore(table, { keyPath: 'dataset' });
			request.onsuccess = () => {
				// Whoever forgets everything need not wait for this window.
				request.result.onversionchange = () => request.result.close();
				resolve(request.result);
			};
			request.onerror = refuse;
			request.onblocked = refuse;
		} catch {
			refuse();
		}
	});
}

function inTransaction(
	database: IDBDatabase,
	mode: IDBTransactionMode,
	datasets: readonly string[],
	work: (kept: (PrivacyBudget | null)[], store: IDBObjectStore) => void
): Promise<void> {
	return new Promise((resolve, reject) => {
		let refusal: unknown = null;
		const transaction = database.transaction(table, mode, { durability: 'strict' });
		transaction.oncomplete = () => resolve();
		transaction.onabort = () => reject(refusal ?? notKept());
		const store = transaction.objectStore(table);
		const asked = datasets.map((dataset) => store.get(dataset));
		// Requests are answered in order: with the last all are there.
		asked.at(-1)!.onsuccess = () => {
			try {
				work(
					asked.map(({ result }) => checked(result)),
					store
				);
			} catch (error) {
				refusal = error;
				transaction.abort();
			}
		};
	});
}

function checked(kept: unknown): PrivacyBudget | null {
	if (kept === undefined) return null;
	const read = privacyBudgetSchema.safeParse(kept);
	if (read.success) return read.data;
	throw new InputError(
		'What this browser keeps of the privacy budget cannot be read, so nothing more is released of these data.',
		{},
		'budget-damaged'
	);
}

function notKept(): InputError {
	return new InputError(
		'This browser keeps nothing between visits, so what a release costs would be forgotten: nothing was released. Allow this page to store data, or leave private browsing.',
		{},
		'budget-not-kept'
	);
}

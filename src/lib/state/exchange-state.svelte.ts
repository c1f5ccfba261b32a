import type { CombinedExchange, ExchangePackage } from '$lib/model/exchange';
import { layPackagesTogether, readPackage } from '$lib/pipeline/exchange/read-package';
import { writePackage } from '$lib/pipeline/exchange/write-package';
import type { Session } from './session.svelte';

/** Packages of other organisations, laid side by side and, where wanted, beside one's own published counts. */
export class ExchangeState {
	combined: CombinedExchange | null = $state.raw(null);
	/** Organisations in the order of their columns. */
	organisations: string[] = $state.raw([]);
	/** Why the last packages could not be laid side by side; those before stay. */
	error: Error | null = $state.raw(null);
	#given: ExchangePackage[] = [];
	#own: ExchangePackage | null = null;

	constructor(private readonly session: Session) {}

	/** Takes packages beside those that are there. */
	async add(files: File[]): Promise<void> {
		await this.#attempt(async () => {
			const read = files.map(async (file) => readPackage(await file.text(), file.name));
			this.#show([...this.#given, ...(await Promise.all(read))], this.#own);
		});
	}

	/** Lays one's own published counts beside them, broken down as they are. */
	async addOwn(organisation: string): Promise<void> {
		await this.#attempt(async () => {
			const { loaded, project } = this.session;
			if (!loaded || !this.#given.length) return;
			const column = this.#given[0].column;
			const settings = { organisation, title: '', column };
			const context = await this.session.context();
			this.#show(this.#given, await writePackage(project.project, settings, loaded, context));
		});
	}

	/** Takes them all away. */
	clear(): void {
		[this.#given, this.#own, this.combined, this.organisations] = [[], null, null, []];
		this.error = null;
	}

	#show(given: ExchangePackage[], own: ExchangePackage | null): void {
		const all = own ? [own, ...given] : given;
		this.combined = layPackagesTogether(all);
		this.organisations = all
			.map(({ organisation }) => organisation)
			.filter((name, i, names) => names.indexOf(name) === i);
		[this.#given, this.#own] = [given, own];
	}

	async #attempt(work: () => Promise<void>): Promise<void> {
		this.error = null;
		try {
			await work();
		} catch (error) {
			this.error = error instanceof Error ? error : new Error(String(error));
		}
	}
}

import type { ExportFile } from '$lib/model/exports';
import type { BudgetStore, PrivacyBudget } from '$lib/model/privacy-budget';
import type { PrivateChoices, PrivateRelease, ReleaseError } from '$lib/model/private-release';
import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import { changedMeanwhile, checkChoices, expectError } from '$lib/pipeline/private/choices';
import { payFor, readBudget, setLimit } from '$lib/pipeline/private/pay';
import { BrowserBudgetStore } from './budget-store';
import type { Session } from './session.svelte';

/** A release as drawn, and the budget as it was then. */
export interface Released {
	counts: Protected<PrivateRelease>;
	budget: PrivacyBudget;
}

/**
 * Private releases of the loaded data and the budget that pays for them. The expense is kept first, then
 * the counts are drawn; a release lives as long as the page, its expense for good.
 */
export class PrivateReleases {
	/** The tightest of the loaded files' budgets; null before a limit is set. */
	budget: PrivacyBudget | null = $state.raw(null);
	/** Whether the budget was looked up. */
	known = $state(false);
	working = $state(false);
	/** Why the last action failed. */
	error: Error | null = $state.raw(null);
	/** The newest release of the loaded data. */
	released: Released | null = $state.raw(null);

	#known: { key: string; prints: string[] } | null = null;

	constructor(
		private readonly session: Session,
		private readonly store: BudgetStore = new BrowserBudgetStore()
	) {}

	/** How far the counts would be off; null where the choices cannot be released. */
	expect(choices: PrivateChoices): ReleaseError | null {
		const { areas, project } = this.session;
		return areas && expectError(choices, areas, project.project.areas);
	}

	/** Why these choices cannot be released; null where they can. */
	refusal(choices: PrivateChoices): Error | null {
		const { areas, project } = this.session;
		try {
			if (areas) checkChoices(choices, areas, project.project.areas);
			return null;
		} catch (error) {
			return error as Error;
		}
	}

	/** Looks up what is left, which another window may have changed. */
	look(): Promise<void> {
		return this.#attempt(async () =>
			this.#show(await readBudget(this.store, await this.#prints()))
		);
	}

	/** Sets the limit, once. */
	limit(milliEpsilon: number): Promise<void> {
		return this.#attempt(async () =>
			this.#show(await setLimit(this.store, await this.#prints(), milliEpsilon))
		);
	}

	/** Pays, then draws. Whatever fails after the payment, the expense stays. */
	release(choices: PrivateChoices): Promise<void> {
		return this.#attempt(async () => {
			const { turn, dataset } = this.session;
			const refusal = this.refusal(choices) ?? (this.session.progress && changedMeanwhile());
			if (refusal) throw refusal;
			const files = dataset!.files.map(({ name }) => name);
			const datasets = await this.#prints();
			try {
				const { paid, budget } = await payFor(this.store, datasets, choices);
				this.#show(budget);
				const question = { choices, paid, files };
				const counts = await this.session.answer('release-privately', question);
				// What was drawn of other data than were paid for is never shown.
				if (this.session.turn !== turn) throw changedMeanwhile();
				this.released = { counts, budget };
			} catch (error) {
				this.#show(await readBudget(this.store, datasets).catch(() => this.budget));
				throw error;
			}
		});
	}

	/** The counts or what belongs to them as a file. */
	async file(which: 'csv' | 'manifest'): Promise<Protected<ExportFile> | null> {
		const { released } = this;
		if (!released) return null;
		const { privateFile } = await import('./private-file');
		const { areas } = this.session.project.project;
		return privateFile(which, released, await this.#prints(), areas);
	}

	#show(budget: PrivacyBudget | null): void {
		this.budget = budget;
		this.known = true;
	}

	/** The fingerprints of the files that the loaded rows came from. */
	async #prints(): Promise<string[]> {
		const { dataset, intake } = this.session;
		if (!dataset) throw new InputError('No data are loaded yet.');
		const sources = intake.files.sourcesOf(dataset.files.map(({ name }) => name));
		if (!sources)
			throw new InputError(
				'The file that these rows came from is not here, so there is no budget to pay from: load it again.',
				{},
				'private-no-source'
			);
		const key = JSON.stringify([sources.blobs.length, sources.fingerprints]);
		if (this.#known?.key !== key)
			this.#known = { key, prints: await this.session.answer('fingerprint-sources', sources) };
		return this.#known.prints;
	}

	async #attempt(work: () => Promise<void>): Promise<void> {
		this.working = true;
		this.error = null;
		try {
			await work();
		} catch (error) {
			this.error = error instanceof Error ? error : new Error(String(error));
		} finally {
			this.working = false;
		}
	}
}

const kept = new WeakMap<object, PrivateReleases>();

/** The releases of the loaded data: they stay when the reader goes to another page and comes back. */
export function privateReleases(session: Session): PrivateReleases {
	const of = session.loaded ?? session;
	const known = kept.get(of) ?? new PrivateReleases(session);
	kept.set(of, known);
	return known;
}

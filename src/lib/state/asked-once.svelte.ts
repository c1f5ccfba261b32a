import { LatestResult } from './latest-result.svelte';

/** The newest answer to a changing request about changing data, which is not asked again while both are the same. */
export class AskedOnce<Request, Result> extends LatestResult<Request, Result> {
	#asked: { data: unknown; key: string } = { data: null, key: '' };

	/** As `ask`; null where the same was asked last and did not fail. */
	askOnce(request: Request, data: unknown): Promise<void> | null {
		const key = JSON.stringify(request);
		if (this.#asked.data === data && this.#asked.key === key && !this.error) return null;
		this.#asked = { data, key };
		return this.ask(request);
	}
}

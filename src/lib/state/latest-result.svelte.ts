import { untrack } from 'svelte';
import { Cancelled } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';

/** Answers one request; must stop at the signal. */
export type Answer<Request, Result> = (
	request: Request,
	options: { signal: AbortSignal; onProgress: (progress: Progress) => void }
) => Promise<Result>;

/**
 * The newest answer to a changing request. One request is in flight, the newest waits, those between
 * are dropped. The last good result stays when a later request fails.
 */
export class LatestResult<Request, Result> {
	/** The last good result; null before the first. */
	result: Result | null = $state.raw(null);
	/** The request that `result` answers. */
	request: Request | null = $state.raw(null);
	/** What went wrong with the newest request; null once another succeeds. */
	error: Error | null = $state.raw(null);
	running = $state(false);
	progress: Progress | null = $state.raw(null);

	#waiting: { request: Request } | null = null;
	#stop: AbortController | null = null;

	constructor(private readonly answer: Answer<Request, Result>) {}

	/**
	 * Asks for an answer; it arrives in `result`. Resolves when nothing is in flight any more. An effect
	 * that asks does not run again for what is read here: it would ask for ever.
	 */
	ask(request: Request): Promise<void> {
		return untrack(() => {
			this.#waiting = { request };
			if (!this.running) this.#done = this.#runAll();
			return this.#done;
		});
	}

	#done: Promise<void> = Promise.resolve();

	async #runAll(): Promise<void> {
		this.running = true;
		try {
			while (this.#waiting) {
				const { request: next } = this.#waiting as { request: Request };
				this.#waiting = null;
				await this.#run(next);
			}
		} finally {
			this.running = false;
			this.progress = null;
		}
	}

	/** Stops what is in flight and forgets what waits; the last result stays. */
	cancel(): void {
		this.#waiting = null;
		this.#stop?.abort();
	}

	/** Forgets the result too: the data it was about are gone. */
	clear(): void {
		this.cancel();
		this.result = null;
		this.request = null;
		this.error = null;
	}

	async #run(request: Request): Promise<void> {
		this.#stop = new AbortController();
		const { signal } = this.#stop;
		try {
			const result = await this.answer(request, {
				signal,
				onProgress: (progress) => (this.progress = progress)
			});
			if (signal.aborted) return;
			this.result = result;
			this.request = request;
			this.error = null;
		} catch (error) {
			if (signal.aborted || error instanceof Cancelled) return;
			this.error = error instanceof Error ? error : new Error(String(error));
		}
	}
}

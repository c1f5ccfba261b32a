import { Cancelled } from '$lib/model/problem';
import type { Progress, RunOptions } from '$lib/model/runner';

/** One piece of work at a time: a new one stops the last. What went wrong is kept until the next begins. */
export class OneJob {
	/** What is being done now; null when nothing is. */
	progress: Progress | null = $state.raw(null);
	/** Why the last one failed. */
	error: Error | null = $state.raw(null);
	/** Another number as soon as what the work is on may be changing. */
	turn = 0;
	#stop: AbortController | null = null;

	/** Does a piece of work and never rejects. `onFail` is called where it failed or was stopped. */
	async run(
		work: (options: RunOptions) => Promise<void>,
		onFail: () => void = () => undefined
	): Promise<void> {
		this.stop();
		const stop = new AbortController();
		this.#stop = stop;
		this.turn++;
		this.error = null;
		this.progress = { share: 0 };
		try {
			const onProgress = (progress: Progress) => (this.progress = progress);
			await work({ signal: stop.signal, onProgress });
		} catch (error) {
			onFail();
			if (!(error instanceof Cancelled))
				this.error = error instanceof Error ? error : new Error(String(error));
		} finally {
			if (this.#stop === stop) this.progress = null;
		}
	}

	/** Stops what is being done. */
	stop(): void {
		this.#stop?.abort();
	}
}

import { Cancelled } from '$lib/model/problem';
import type { RunOptions } from '$lib/model/runner';
import { uncarryError, type JobReply } from './messages';
import type { AtlasRunner, Jobs } from './registry';

/** What a runner needs of a worker; the browser's `Worker` is one. */
export type WorkerLike = Pick<
	Worker,
	'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'
>;

/**
 * Runs each job in a worker of its own for as long as it takes, so that cancelling is ending the
 * worker. Idle workers are kept for the next job; results move, inputs are copied.
 */
export class WorkerRunner implements AtlasRunner {
	#idle: WorkerLike[] = [];

	/**
	 * @param start makes a worker that runs `atlas.worker.ts`
	 * @param keep how many idle workers are kept
	 * @param workers how many jobs the machine runs side by side
	 */
	constructor(
		private readonly start: () => WorkerLike,
		private readonly keep = 2,
		readonly workers = 1
	) {}

	async run<Name extends keyof Jobs & string>(
		name: Name,
		input: Parameters<Jobs[Name]>[0],
		{ signal, onProgress }: RunOptions = {}
	): Promise<Awaited<ReturnType<Jobs[Name]>>> {
		if (signal?.aborted) throw new Cancelled();
		const worker = this.#idle.pop() ?? this.start();
		return new Promise<Awaited<ReturnType<Jobs[Name]>>>((resolve, reject) => {
			const end = (settle: () => void, reuse: boolean) => {
				signal?.removeEventListener('abort', cancel);
				worker.onmessage = worker.onerror = worker.onmessageerror = null;
				if (reuse && this.#idle.length < this.keep) this.#idle.push(worker);
				else worker.terminate();
				settle();
			};
			const cancel = () => end(() => reject(new Cancelled()), false);
			const fail = (message: string) => end(() => reject(new Error(message)), false);
			signal?.addEventListener('abort', cancel, { once: true });
			worker.onmessage = ({ data }: MessageEvent<JobReply>) => {
				if ('progress' in data) onProgress?.(data.progress);
				else if ('error' in data) end(() => reject(uncarryError(data.error)), true);
				else end(() => resolve(data.result as Awaited<ReturnType<Jobs[Name]>>), true);
			};
			worker.onerror = (event) => fail(event.message || `The worker of ${name} failed`);
			worker.onmessageerror = () => fail(`The worker of ${name} sent what cannot be read`);
			worker.postMessage({ name, input });
		});
	}

	/** Ends all idle workers. */
	close(): void {
		for (const worker of this.#idle.splice(0)) worker.terminate();
	}
}

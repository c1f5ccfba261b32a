import type { ScanInput } from '$lib/hotspots/scan/scan-input';
import type { ScanResult } from '$lib/model/scan';
import type { Context } from './context';

/** With fewer replicates sharing them costs more than it saves. */
const fewestShared = 50;

/**
 * A scan whose replicates are shared among the runner's workers. Each depends on the seed and its number
 * alone, so the result is the same however many there are.
 */
export async function scanShared(
	input: ScanInput,
	{ runner, signal, onProgress }: Pick<Context, 'runner' | 'signal' | 'onProgress'>
): Promise<ScanResult> {
	const { replicates } = input.settings;
	const workers = runner.workers ?? 1;
	if (workers < 2 || replicates < fewestShared)
		return runner.run('scan', input, { signal, onProgress });
	const shares = new Float64Array(workers);
	const stop = new AbortController();
	const cancel = () => stop.abort();
	signal?.addEventListener('abort', cancel, { once: true });
	const parts = Array.from({ length: workers }, (_, worker) => {
		const first = Math.floor((worker * replicates) / workers);
		const count = Math.floor(((worker + 1) * replicates) / workers) - first;
		return runner.run(
			'scan-replicates',
			{ ...input, first, count },
			{
				signal: stop.signal,
				onProgress: ({ share }) => {
					shares[worker] = share;
					const sum = shares.reduce((all, part) => all + part, 0);
					onProgress?.({ share: (0.9 * sum) / workers, step: 'replicates' });
				}
			}
		);
	});
	try {
		const found = await Promise.all(parts);
		const maxima = Float64Array.from(found.flatMap((part) => [...part]));
		return await runner.run('scan', { ...input, maxima }, { signal });
	} finally {
		// Where one part failed the others are of no use.
		stop.abort();
		signal?.removeEventListener('abort', cancel);
	}
}

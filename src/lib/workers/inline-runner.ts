import { Cancelled } from '$lib/model/problem';
import type { RunOptions } from '$lib/model/runner';
import type { AtlasRunner, Jobs } from './registry';
import { runJob } from './run-job';

/** Runs jobs in this thread: the command line, tests. A cancelled job stops at its next report. */
export class InlineRunner implements AtlasRunner {
	async run<Name extends keyof Jobs & string>(
		name: Name,
		input: Parameters<Jobs[Name]>[0],
		{ signal, onProgress }: RunOptions = {}
	): Promise<Awaited<ReturnType<Jobs[Name]>>> {
		const stopIfCancelled = () => {
			if (signal?.aborted) throw new Cancelled();
		};
		stopIfCancelled();
		const result = await runJob(name, input, (progress) => {
			stopIfCancelled();
			onProgress?.(progress);
		});
		stopIfCancelled();
		return result as Awaited<ReturnType<Jobs[Name]>>;
	}
}

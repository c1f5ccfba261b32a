import type { Job, Progress } from '$lib/model/runner';
import { isJobName, jobLoaders } from './registry';

/** Loads a job and runs it here. */
export async function runJob(
	name: string,
	input: unknown,
	report: (progress: Progress) => void
): Promise<unknown> {
	if (!isJobName(name)) throw new RangeError(`There is no job named ${name}`);
	const job = (await jobLoaders[name]()) as Job<unknown, unknown>;
	return await job(input, report);
}

/** How far a job is: a share between 0 and 1 and what it is doing. */
export interface Progress {
	share: number;
	/** A stable code of the step, put into words by the interface. */
	step?: string;
}

export interface RunOptions {
	signal?: AbortSignal;
	onProgress?: (progress: Progress) => void;
}

/** Divides work into parts that follow each other: `part(0, 0.2)` tells its progress as the first fifth of the whole. */
export function partsOf<Options extends RunOptions>(whole: Options) {
	return (from: number, to: number): Options => ({
		...whole,
		onProgress: ({ share, step }: Progress) =>
			whole.onProgress?.({ share: from + share * (to - from), step })
	});
}

/**
 * A pure function that can run in a worker: plain data in, plain data out. Long ones call
 * `report` now and then (a share of the work done).
 */
export type Job<In, Out> = (input: In, report: (progress: Progress) => void) => Out | Promise<Out>;

/** The input and output of each job by its name; `workers/registry.ts` fills it in. */
export type JobTable = Record<string, Job<never, unknown>>;

/** Runs jobs by name, in a worker or inline. Rejects with `Cancelled` once the signal is aborted. */
export interface Runner<Jobs extends JobTable = JobTable> {
	/** How many jobs run side by side; without, one after the other. */
	readonly workers?: number;
	run<Name extends keyof Jobs & string>(
		name: Name,
		input: Parameters<Jobs[Name]>[0],
		options?: RunOptions
	): Promise<Awaited<ReturnType<Jobs[Name]>>>;
}

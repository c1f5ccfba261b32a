import { Cancelled, InputError } from '$lib/model/problem';

/** Turns what an engine throws into an error for people where the cause is theirs to mend; else as it is. */
export function engineError(error: unknown): unknown {
	if (error instanceof Cancelled || error instanceof InputError) return error;
	const message = error instanceof Error ? error.message : String(error);
	if (/out of memory|memory limit|failed to allocate|bad_alloc|allocation failed/i.test(message))
		return new InputError(
			'The data do not fit into the memory that the browser grants this page: load fewer rows or fewer columns.',
			{},
			'out-of-memory'
		);
	return error instanceof Error ? error : new Error(message);
}

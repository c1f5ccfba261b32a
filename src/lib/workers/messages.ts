import { InputError, type Place } from '$lib/model/problem';
import type { Progress } from '$lib/model/runner';

/** What the page asks of a worker: one job at a time. */
export interface JobRequest {
	name: string;
	input: unknown;
}

/** What a worker answers: any number of progress reports, then a result or an error. */
export type JobReply = { progress: Progress } | { result: unknown } | { error: CarriedError };

/** An error as it can be posted between threads. */
export interface CarriedError {
	name: string;
	message: string;
	stack?: string;
	place?: Place;
	code?: string;
	params?: Record<string, string | number>;
}

/** Packs an error for posting. */
export function carryError(error: unknown): CarriedError {
	if (error instanceof InputError) {
		const { name, message, place, code, params } = error;
		return { name, message, place, code, params };
	}
	if (error instanceof Error)
		return { name: error.name, message: error.message, stack: error.stack };
	return { name: 'Error', message: String(error) };
}

/** Unpacks it again: an `InputError` stays one. */
export function uncarryError(carried: CarriedError): Error {
	if (carried.name === 'InputError')
		return new InputError(carried.message, carried.place, carried.code, carried.params);
	const error = new Error(carried.message);
	error.name = carried.name;
	error.stack = carried.stack ?? error.stack;
	return error;
}

/** The buffers of all typed arrays within a plain value, each once, so that they move instead of being copied. */
export function buffersOf(value: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
	if (ArrayBuffer.isView(value)) {
		if (value.buffer instanceof ArrayBuffer) found.add(value.buffer);
	} else if (Array.isArray(value)) {
		// Long lists hold texts or features, which have no buffers worth moving.
		if (value.length <= 1000) for (const item of value) buffersOf(item, found);
	} else if (value !== null && typeof value === 'object')
		for (const item of Object.values(value)) buffersOf(item, found);
	return [...found];
}

import type { CarriedError } from '$lib/workers/messages';
import type { Engine } from '$lib/model/engine';
import type { Progress } from '$lib/model/runner';
import type { Desk } from '$lib/pipeline/desk';
import type { FirstMap } from '$lib/pipeline/explore/first-map';
import type { PackedAreas } from './pack-areas';

/** A first map, as it travels. */
export type PackedFirstMap = Omit<FirstMap, 'areas'> & { areas: PackedAreas | null };

/** What a desk in a worker can be asked for: its own use cases, and its engine's. */
export type DeskCall =
	| Exclude<keyof Desk, 'engine' | 'end'>
	| `engine.${Exclude<keyof Engine, 'insertTable'>}`
	| 'engine.insertTable';

/** What the page sends: a call, that its first map has been drawn, or that it is no longer wanted. */
export type DeskRequest = { id: number } & (
	{ call: DeskCall; args: unknown[] } | { drawn: true } | { stop: true }
);

/** What the worker sends: progress and a first map on the way, then a result or an error. */
export type DeskReply = { id: number } & (
	{ progress: Progress } | { first: PackedFirstMap } | { result: unknown } | { error: CarriedError }
);

import type { Protected } from '$lib/model/protected';
import { letOut } from './gate';

/**
 * What follows from a protected value by a function of it alone is protected too. The function may add
 * labels, residents, outlines and other public things, never another count of the incidents.
 */
export function deriveProtected<From, To>(
	from: Protected<From>,
	derive: (from: From) => To
): Protected<To> {
	return letOut(derive(from));
}

/** The same of several protected values by name; null where there is none. */
export function deriveProtectedFrom<
	Parts extends Record<string, Protected<unknown> | Protected<unknown>[] | null>,
	To
>(parts: Parts, derive: (parts: Parts) => To): Protected<To> {
	return letOut(derive(parts));
}

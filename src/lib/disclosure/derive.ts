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

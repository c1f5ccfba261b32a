/** Plain JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Whether a value is an object with keys, not a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A copy of `object` with the value at a dotted path replaced: `period.from`, `incidents.0.file`. Keys
 * that hold dots themselves are written with a backslash before each. Objects on the way are made.
 */
export function withPath(object: Json, path: string, value: Json): Json {
	const [key, ...rest] = path.match(/(?:\\.|[^.\\])+/g) ?? [];
	if (key === undefined) return value;
	const name = key.replace(/\\(.)/g, '$1');
	if (name === '__proto__') throw new RangeError('A path must not name __proto__');
	const restPath = rest.join('.');
	if (Array.isArray(object)) {
		const copy = [...object];
		const index = name === '-' ? copy.length : Number(name);
		if (!Number.isInteger(index) || index < 0 || index > copy.length)
			throw new RangeError(`${JSON.stringify(name)} is no position in a list of ${copy.length}`);
		copy[index] = rest.length ? withPath(copy[index] ?? {}, restPath, value) : value;
		return copy;
	}
	const base = isRecord(object) ? (object as Record<string, Json>) : {};
	return { ...base, [name]: rest.length ? withPath(base[name] ?? {}, restPath, value) : value };
}

/** The paths at which `value` differs from `base`, with what stands there; lists count as one value. */
export function differences(value: Json, base: Json, path = ''): [string, Json][] {
	if (isRecord(value) && (isRecord(base) || base === undefined))
		return Object.entries(value as Record<string, Json>).flatMap(([key, inner]) =>
			inner === undefined
				? []
				: differences(
						inner,
						(base as Record<string, Json> | undefined)?.[key] as Json,
						`${path}${path && '.'}${key.replace(/[.\\]/g, '\\$&')}`
					)
		);
	return JSON.stringify(value) === JSON.stringify(base) ? [] : [[path, value]];
}

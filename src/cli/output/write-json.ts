import type { Protected } from '$lib/model/protected';

/** A result as JSON: typed arrays as lists, NaN and infinities as null. */
export function writeJson(value: Protected<unknown>): string {
	return `${JSON.stringify(value, plain, '\t')}\n`;
}

function plain(_: string, value: unknown): unknown {
	if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
	if (value instanceof Map) return Object.fromEntries(value as Map<string, unknown>);
	return typeof value === 'number' && !Number.isFinite(value) ? null : value;
}

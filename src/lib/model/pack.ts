/** What stands for a value that JSON cannot hold; also around an object that has this key itself. */
const MARK = '~';

const arrays = {
	Float64Array,
	Float32Array,
	Int32Array,
	Uint32Array,
	Uint16Array,
	Uint8Array
};
type ArrayName = keyof typeof arrays;
type AnyArray = InstanceType<(typeof arrays)[ArrayName]>;

/**
 * Plain values (objects, lists, texts, numbers, typed arrays) as one piece of bytes: the length of a
 * JSON text, the text, then the arrays it refers to. NaN, infinities and negative zero stay what they
 * are, parts that are `undefined` are left out.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
	const parts: AnyArray[] = [];
	let end = 0;
	const marked = (part: unknown): unknown => {
		if (Object.is(part, -0)) return { [MARK]: '-0' };
		if (typeof part === 'number' && !Number.isFinite(part)) return { [MARK]: String(part) };
		if (part === null || typeof part !== 'object') return part;
		if (Array.isArray(part)) return part.map(marked);
		if (ArrayBuffer.isView(part)) {
			const array = part as AnyArray;
			parts.push(array);
			const at = end;
			end += array.byteLength;
			return { [MARK]: [array.constructor.name, at, array.byteLength] };
		}
		const copy = Object.fromEntries(Object.entries(part).map(([key, of]) => [key, marked(of)]));
		return MARK in part ? { [MARK]: copy } : copy;
	};
	const text = new TextEncoder().encode(JSON.stringify(marked(value)));
	const bytes = new Uint8Array(4 + text.length + end);
	new DataView(bytes.buffer).setUint32(0, text.length);
	bytes.set(text, 4);
	let at = 4 + text.length;
	for (const { buffer, byteOffset, byteLength } of parts) {
		bytes.set(new Uint8Array(buffer, byteOffset, byteLength), at);
		at += byteLength;
	}
	return bytes;
}

/** The value that `pack` made bytes of. Throws where they are other bytes. */
export function unpack(bytes: Uint8Array<ArrayBuffer>): unknown {
	const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
	const start = 4 + length;
	const restored = (part: unknown): unknown => {
		if (part === null || typeof part !== 'object') return part;
		if (Array.isArray(part)) return part.map(restored);
		if (!(MARK in part)) return restoredObject(part);
		const mark = (part as Record<string, unknown>)[MARK];
		if (typeof mark === 'string') return Number(mark);
		if (!Array.isArray(mark)) return restoredObject(mark as object);
		const [name, at, size] = mark as [ArrayName, number, number];
		return new arrays[name](bytes.slice(start + at, start + at + size).buffer);
	};
	const restoredObject = (part: object) =>
		Object.fromEntries(Object.entries(part).map(([key, of]) => [key, restored(of)]));
	return restored(JSON.parse(new TextDecoder().decode(bytes.subarray(4, start))));
}

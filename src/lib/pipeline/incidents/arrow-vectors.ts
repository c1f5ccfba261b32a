import { Float64, Int32, makeData, makeVector, Utf8, type Vector } from 'apache-arrow';

/*
 * Made from buffers: Arrow's builders turn text into code where a value may be null, which the page's
 * security policy forbids.
 */

/** Which values are there, one bit each, the lowest first; and how many are not. */
function validity(values: readonly unknown[]): { nullBitmap: Uint8Array; nullCount: number } {
	const nullBitmap = new Uint8Array(Math.ceil(values.length / 64) * 8);
	let nullCount = 0;
	for (let i = 0; i < values.length; i++)
		if (values[i] === null) nullCount++;
		else nullBitmap[i >> 3] |= 1 << (i & 7);
	return { nullBitmap, nullCount };
}

/** 32-bit integers, null where missing. */
export function integers(values: readonly (number | null)[]): Vector<Int32> {
	const data = Int32Array.from(values, (value) => value ?? 0);
	return makeVector(
		makeData({ type: new Int32(), length: values.length, data, ...validity(values) })
	);
}

/** Doubles, null where missing. */
export function doubles(values: readonly (number | null)[]): Vector<Float64> {
	const data = Float64Array.from(values, (value) => value ?? 0);
	return makeVector(
		makeData({ type: new Float64(), length: values.length, data, ...validity(values) })
	);
}

/** Texts, null where missing. */
export function texts(values: readonly (string | null)[]): Vector<Utf8> {
	const encoder = new TextEncoder();
	const valueOffsets = new Int32Array(values.length + 1);
	let data = new Uint8Array(Math.max(64, values.length * 8));
	let end = 0;
	values.forEach((value, i) => {
		if (value) {
			const most = end + value.length * 3;
			if (most > data.length) {
				const larger = new Uint8Array(Math.max(most, data.length * 2));
				larger.set(data);
				data = larger;
			}
			end += encoder.encodeInto(value, data.subarray(end)).written;
		}
		valueOffsets[i + 1] = end;
	});
	return makeVector(
		makeData({
			type: new Utf8(),
			length: values.length,
			valueOffsets,
			data: data.subarray(0, end),
			...validity(values)
		})
	);
}

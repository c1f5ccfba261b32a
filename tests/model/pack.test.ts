import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from '$lib/model/pack';

const leaf = fc.oneof(
	fc.string(),
	fc.double(),
	fc.boolean(),
	fc.constant(null),
	fc.array(fc.double()).map((values) => Float64Array.from(values)),
	fc.array(fc.integer()).map((values) => Int32Array.from(values)),
	fc.uint8Array()
);
const { value } = fc.letrec((tie) => ({
	value: fc.oneof(
		{ maxDepth: 4 },
		leaf,
		fc.array(tie('value')),
		fc.dictionary(
			fc.oneof(fc.constant('~'), fc.string()).filter((key) => key !== '__proto__'),
			tie('value'),
			{ noNullPrototype: true }
		)
	)
}));

describe('packed values', () => {
	it('come back as they were', () => {
		fc.assert(
			fc.property(value, (given) => {
				expect(unpack(pack({ given }))).toEqual({ given });
			}),
			{ examples: [[[{ a: { b: -0 } }]]] }
		);
	});

	it('keep NaN, infinities and objects that look like marks', () => {
		const given = { a: [NaN, Infinity, -Infinity], b: { '~': 'NaN' }, c: { '~': ['x', 0, 1] } };
		expect(unpack(pack(given))).toEqual(given);
	});

	it('take arrays that are part of a larger buffer', () => {
		const part = new Float64Array([1, 2, 3, 4]).subarray(1, 3);
		expect(unpack(pack(part))).toEqual(Float64Array.of(2, 3));
	});
});

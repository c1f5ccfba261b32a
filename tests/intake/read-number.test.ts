import { describe, expect, it } from 'vitest';
import { numberStyle, readNumber, type NumberKind } from '$lib/intake/values/read-number';

const read = (values: string[], kind: NumberKind) => {
	const style = numberStyle(values, kind);
	return values.map((value) => readNumber(value, style));
};

describe('numbers with three figures after a dot', () => {
	it('are thousands among counts of which some have no dot', () => {
		expect(read(['1.000', '2.000', '350'], 'whole')).toEqual([1000, 2000, 350]);
		expect(read(['1.234.000', '12', ''], 'whole').slice(0, 2)).toEqual([1_234_000, 12]);
	});

	it('are counts written with decimals where all have them', () => {
		expect(read(['1.000', '2.000', '350.000'], 'whole')).toEqual([1, 2, 350]);
	});

	it('are thousands of residents in any case, and parts of a coordinate', () => {
		expect(read(['950.000', '400.000'], 'residents')).toEqual([950_000, 400_000]);
		expect(read(['1628706.0', '950'], 'residents')).toEqual([1_628_706, 950]);
		expect(read(['48.137', '11.575'], 'decimal')).toEqual([48.137, 11.575]);
	});
});

import { describe, expect, it } from 'vitest';
import { Table, tableFromIPC, tableToIPC, type Vector } from 'apache-arrow';
import { doubles, integers, texts } from '$lib/pipeline/incidents/arrow-vectors';

/** What comes out at the other end of Arrow's own stream. */
function carried(vector: Vector): unknown[] {
	const table = tableFromIPC(tableToIPC(new Table({ v: vector }), 'stream'));
	return Array.from({ length: table.numRows }, (_, i) => table.getChild('v')!.get(i));
}

describe('Arrow vectors', () => {
	it('keep every value and every gap', () => {
		const many = Array.from({ length: 1000 }, (_, i) =>
			i % 7 === 3 ? null : `é${i}–${'x'.repeat(i % 40)}`
		);
		expect(carried(texts(many))).toEqual(many);
		expect(carried(texts(['', null, '😀']))).toEqual(['', null, '😀']);
		expect(carried(integers([1, null, -3, 0]))).toEqual([1, null, -3, 0]);
		expect(carried(doubles([1.5, null, 0]))).toEqual([1.5, null, 0]);
		expect(carried(integers([]))).toEqual([]);
		expect(carried(texts([null, null]))).toEqual([null, null]);
	});

	it('are made without making code of text', () => {
		const original = globalThis.Function;
		const forbidden = function () {
			throw new EvalError('forbidden');
		};
		forbidden.prototype = original.prototype;
		globalThis.Function = forbidden as unknown as FunctionConstructor;
		try {
			expect(texts(['a', null]).length).toBe(2);
			expect(integers([1, null]).nullCount).toBe(1);
		} finally {
			globalThis.Function = original;
		}
	});
});

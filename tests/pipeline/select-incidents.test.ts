import { describe, expect, it } from 'vitest';
import type { Dataset } from '$lib/model/dataset';
import { checkFilter } from '$lib/pipeline/select-incidents';

const many = Array.from({ length: 20 }, (_, i) => `value ${i}`);
const dataset = {
	categories: [
		{ id: 'form', values: ['labour', 'sexual'], aliases: ['type'] },
		{ id: 'sector', values: many, aliases: [] }
	]
} as unknown as Dataset;

describe('checkFilter', () => {
	it('takes a filter of which any value occurs, the missing one included', () => {
		for (const form of [['labour'], ['labour', 'never'], [''], []])
			expect(() => checkFilter(dataset, { form, sector: ['value 3'] })).not.toThrow();
		expect(() => checkFilter(dataset, {})).not.toThrow();
		// One column by both of its names.
		const twice = { form: ['labour'], type: ['labour'], sector: ['value 3'] };
		expect(() => checkFilter(dataset, twice)).not.toThrow();
	});

	it('names the value that does not, and those that do', () => {
		expect(() => checkFilter(dataset, { type: ['Labour'] })).toThrow(
			/No record has this value in "type", .*: labour, sexual\./
		);
		expect(() => checkFilter(dataset, { form: ['labour'], sector: ['x'] })).toThrow(
			/in "sector".*value 0, .*value 11 …/
		);
	});
});

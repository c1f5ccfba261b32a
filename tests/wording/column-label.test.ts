import { describe, expect, it } from 'vitest';
import { valuesKept } from '$lib/model/project';
import { columnLabel } from '$lib/wording/column-label';
import { qualityColumn } from '$lib/wording/indicators';
import { programmeName } from '$lib/wording/programme';

describe('columns and programmes', () => {
	it.each([
		['constructor', 'Constructor'],
		['toString', 'To string'],
		['__proto__', 'Proto'],
		['hasOwnProperty', 'Has own property']
	])('may be called %s as anything else', (name, label) => {
		expect(columnLabel(name)).toBe(label);
		expect(qualityColumn(name)).toBe(label);
		expect(programmeName({ id: name })).toBe(name);
		expect(valuesKept({ form: ['a'] }, name)).toBeUndefined();
	});
});

import { expect, it } from 'vitest';
import { moveRow } from '../../src/lib/ui/move-row';

it('leads from row to row and stays in the table', () => {
	expect(moveRow('ArrowDown', 0, 3, 2)).toBe(1);
	expect(moveRow('ArrowDown', 2, 3, 2)).toBe(2);
	expect(moveRow('ArrowUp', 0, 3, 2)).toBe(0);
	expect(moveRow('PageDown', 3, 100, 20)).toBe(23);
	expect(moveRow('PageUp', 3, 100, 20)).toBe(0);
	expect(moveRow('End', 3, 100, 20)).toBe(99);
	expect(moveRow('Home', 99, 100, 20)).toBe(0);
});

it('moves nowhere by another key or in an empty table', () => {
	expect(moveRow('a', 1, 3, 2)).toBeNull();
	expect(moveRow('Enter', 1, 3, 2)).toBeNull();
	expect(moveRow('ArrowDown', 0, 0, 2)).toBeNull();
});

import type { Release } from '$lib/disclosure/release';
import type { Periods } from '$lib/model/period';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from '../context';
import { windowSum, type PrefixTable } from './prefix-table';

/**
 * Decides which counts of a grid's cells may be shown under one filter, so that no two brushes can be
 * subtracted. Cells of another filter or grid are another decision: see `methods/disclosure.md`.
 */
export function releaseCells(
	table: PrefixTable,
	periods: Periods,
	policy: Policy,
	{ runner, signal }: Pick<Context, 'runner' | 'signal'>
): Promise<Release> {
	const area: number[] = [];
	const period: number[] = [];
	const count: number[] = [];
	for (let row = 0; row < table.rows; row++)
		for (let t = 0; t < table.periods; t++) {
			const cases = windowSum(table, row, t, t);
			if (!(cases > 0)) continue;
			area.push(row);
			period.push(t);
			count.push(cases);
		}
	const cells = {
		area: Int32Array.from(area),
		period: Int32Array.from(period),
		count: Float64Array.from(count)
	};
	const input = { areaCount: table.rows, parents: null, periods, cells, columns: [] };
	return runner.run('decide-release', { input, policy }, { signal });
}

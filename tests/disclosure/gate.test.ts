import { describe, expect, it } from 'vitest';
import { protectFigure, protectFlows, protectResults, protectTable } from '$lib/disclosure/gate';
import { statusOf } from '$lib/model/disclosure';
import { disclosureSchema } from '$lib/model/settings/disclosure';

const policy = disclosureSchema.parse({});
const exact = disclosureSchema.parse({ mode: 'exact' });
const table = {
	rows: 2,
	columns: 3,
	counts: Float64Array.of(0, 1, 10, 11, NaN, 25),
	population: new Float64Array(6).fill(1000)
};

describe('the gate', () => {
	it('hides 1 to 10, shows zero, marks 11 to 19, keeps no data apart', () => {
		const shown = protectTable(table, policy);
		expect([...shown.statuses].map(statusOf)).toEqual([
			'shown',
			'hidden',
			'hidden',
			'unreliable',
			'no-data',
			'shown'
		]);
		expect([...shown.counts]).toEqual([0, NaN, NaN, 11, NaN, 25]);
		expect([...shown.rates!]).toEqual([0, NaN, NaN, 1100, NaN, 2500]);
		expect(shown).toMatchObject({ hidden: 2, exact: false });
	});

	it('can hide zeros and whatever an earlier decision hid', () => {
		const strict = disclosureSchema.parse({ showZero: false });
		expect(protectTable(table, strict).hidden).toBe(3);
		const hide = Uint8Array.of(0, 0, 0, 0, 1, 1);
		const shown = protectTable(table, policy, hide);
		expect(statusOf(shown.statuses[5])).toBe('hidden');
		expect(statusOf(shown.statuses[4])).toBe('no-data');
	});

	it('lets everything through in exact mode, with a mark', () => {
		const shown = protectTable(table, exact, new Uint8Array(6).fill(1));
		expect([...shown.counts]).toEqual([...table.counts]);
		expect(shown).toMatchObject({ hidden: 0, exact: true });
		expect(protectFigure(3, exact)).toMatchObject({ count: 3, exact: true });
	});

	it('guards figures, flows and results', () => {
		expect(protectFigure(3, policy)).toMatchObject({ count: NaN, status: 'hidden' });
		const flows = protectFlows(
			[
				{ from: 'A', to: 'B', count: 4 },
				{ from: 'A', to: 'C', count: 40 },
				{ from: 'B', to: 'C', count: 0 }
			],
			policy
		);
		expect(flows.flows.map((flow) => flow.to)).toEqual(['C']);
		expect(flows.hidden).toBe(1);
		const { statuses } = protectTable(table, policy);
		const results = protectResults(
			{
				numbers: { z: Float64Array.of(1, 2, 3, 4, 5, 6) },
				labels: { class: Array(6).fill('hot') }
			},
			statuses,
			policy
		);
		expect([...results.numbers.z]).toEqual([1, NaN, NaN, 4, 5, 6]);
		expect(results.labels.class[1]).toBe('hot');
	});
});

import { roundCount } from '$lib/disclosure/gate';
import type { ExchangePackage } from '$lib/model/exchange';
import { InputError } from '$lib/model/problem';

type Content = Omit<ExchangePackage, 'fingerprint'>;

/**
 * Refuses a package that says what none can: exact counts, a count that its own policy hides, two counts of
 * one cell, or more cases of one value than of all. A fingerprint does not tell: anyone can write one.
 */
export function checkPackage({ policy, rows }: Content, file: string): void {
	const refuse = (cell: string, why: string): never => {
		const problem = `This is no exchange package: ${cell}: ${why}.`;
		throw new InputError(problem, { file }, 'exchange-contrary', { cell });
	};
	if (policy.mode === 'exact') refuse('policy.mode exact', 'exact counts are never handed on');
	const least = roundCount(policy.minimumCount, policy);
	const totals = new Map<string, number | null>();
	const seen = new Set<string>();
	for (const { area, period, value, count } of rows) {
		const place = JSON.stringify([area, period]);
		const key = JSON.stringify([area, period, value]);
		const cell = cellText(area, period, value);
		if (seen.has(key)) refuse(cell, 'there are two counts of it');
		seen.add(key);
		if (count && count < least)
			refuse(
				cell,
				`its count is ${count}, where its own policy hides counts below ${policy.minimumCount}`
			);
		if (value === null) totals.set(place, count);
	}
	for (const { area, period, value, count } of rows) {
		const total = totals.get(JSON.stringify([area, period]));
		if (value === null || count === null || total === null) continue;
		if (total === undefined || count > total)
			refuse(
				cellText(area, period, value),
				`its count is ${count}, that of all records ${total ?? 'missing'}`
			);
	}
}

/** A cell of a package: in no language, since the page says it within a sentence of its own. */
const cellText = (area: string, period: string, value: string | null) =>
	[area, period, ...(value === null ? [] : [JSON.stringify(value)])].join(', ');

import type { CombinedCell, CombinedExchange, ExchangePackage } from '$lib/model/exchange';
import { InputError } from '$lib/model/problem';

/**
 * Lays packages of several organisations side by side. Refuses one loaded
 * twice, two of one organisation that count the same cell, and unlike area sets.
 */
export function combineExchanges(packages: ExchangePackage[]): CombinedExchange {
	checkPackages(packages);
	const cells = new Map<string, CombinedCell>();
	const covered = new Map<string, { area: string; period: string; by: Set<string> }>();
	for (const { organisation, rows } of packages)
		for (const { area, period, value, count } of rows) {
			const key = JSON.stringify([area, period, value]);
			const cell = cells.get(key) ?? { area, period, value, contributions: [] };
			if (cell.contributions.some((other) => other.organisation === organisation))
				throw new InputError(
					`${organisation} counts area ${area} in ${period} in two packages: which of them holds cannot be told. Give one of them only.`,
					{},
					'exchange-two-of-one',
					{ organisation, area, period }
				);
			cell.contributions.push({ organisation, count });
			cells.set(key, cell);
			const place = JSON.stringify([area, period]);
			const known = covered.get(place) ?? { area, period, by: new Set<string>() };
			covered.set(place, known);
			known.by.add(organisation);
		}
	const overlaps = [...covered.values()]
		.filter(({ by }) => by.size > 1)
		.map(({ area, period, by }) => ({ area, period, organisations: [...by] }));
	return { cells: [...cells.values()], overlaps };
}

function checkPackages(packages: ExchangePackage[]): void {
	const seen = new Set<string>();
	for (const { fingerprint, organisation, areaSet, column, step } of packages) {
		if (seen.has(fingerprint))
			throw new InputError(
				`The package of ${organisation} was given twice.`,
				{},
				'exchange-twice',
				{ organisation }
			);
		seen.add(fingerprint);
		if (step !== packages[0].step)
			throw new InputError(
				`The package of ${organisation} counts by ${step ?? 'no period'}, the first by ${packages[0].step ?? 'no period'}: they cannot be laid side by side.`,
				{},
				'exchange-unlike',
				{ organisation }
			);
		if (areaSet !== packages[0].areaSet || column !== packages[0].column)
			throw new InputError(
				`The package of ${organisation} counts by ${areaSet} and ${column ?? 'no column'}, the first by ${packages[0].areaSet} and ${packages[0].column ?? 'no column'}: they cannot be laid side by side.`,
				{},
				'exchange-unlike',
				{ organisation }
			);
	}
}

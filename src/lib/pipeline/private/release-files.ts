import { spentMilliEpsilon } from '$lib/disclosure/privacy-budget';
import { deriveProtected } from '$lib/disclosure/derive';
import type { ExportFile, ResultTable } from '$lib/model/exports';
import type { PrivacyBudget } from '$lib/model/privacy-budget';
import type { PrivateRelease } from '$lib/model/private-release';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import { release as version } from '$lib/model/release';
import { writeCsv } from '$lib/reporting/exports/write-csv';

/** The released counts, one row a place and year. */
export function privateCsv(released: Protected<PrivateRelease>): Protected<ExportFile> {
	const table = deriveProtected(released, ({ places, years, counts }): ResultTable => ({
		columns: ['level', 'area_id', 'area_name', 'within', 'period', 'noisy_count'],
		rows: places.flatMap(({ level, id, name, within }, place) =>
			years.map((year, column) => [
				level,
				id,
				name,
				within,
				year === null ? 'all' : String(year),
				counts[place * years.length + column]
			])
		)
	}));
	const text = writeCsv(table);
	return deriveProtected(table, () => ({
		name: 'private-counts.csv',
		type: 'text/csv',
		content: new TextEncoder().encode(text)
	}));
}

/** What must be known beside the counts. `budget` as it is after the release, `datasets` the fingerprints it is kept by. */
export function privateManifest(
	released: Protected<PrivateRelease>,
	budget: PrivacyBudget,
	datasets: readonly string[],
	areas: Project['areas'],
	made: string
): Protected<ExportFile> {
	return deriveProtected(released, ({ choices, error, years }) => ({
		name: 'private-counts.manifest.json',
		type: 'application/json',
		content: new TextEncoder().encode(
			`${JSON.stringify(
				{
					version,
					made,
					promise:
						choices.noise === 'laplace'
							? 'epsilon-differential privacy'
							: 'zero-concentrated differential privacy, rho = epsilon² / 2',
					noise: `discrete ${choices.noise}`,
					epsilon: choices.milliEpsilon / 1000,
					cases_per_person: choices.casesPerPerson,
					finest_level: choices.finest,
					years: choices.years && years,
					areas,
					expected_error: { half_within: error.usual, ninety_five_of_100_within: error.large },
					files_sha256: datasets,
					budget: {
						limit: budget.limitMilliEpsilon / 1000,
						spent: spentMilliEpsilon(budget) / 1000,
						releases: budget.expenses.length
					}
				},
				null,
				'\t'
			)}\n`
		)
	}));
}

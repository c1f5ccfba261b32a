import type { ProjectInput } from '../../src/lib/model/project';
import { listNames } from './lists';
import type { Truth } from './truth';

/** A project of every block over the demonstration, its files under a folder; for the command line. */
export function demonstrationProject(truth: Truth, folder: string): ProjectInput {
	return {
		version: 1,
		incidents: [
			{
				file: `${folder}/synthetic-incidents.csv.gz`,
				columns: {
					date: 'date',
					reportDate: 'reported',
					longitude: 'longitude',
					latitude: 'latitude',
					area: 'county_fips',
					form: 'form',
					stage: 'stage',
					organisation: 'organisation',
					sex: 'sex',
					ageBand: 'age_band',
					citizenship: 'citizenship',
					origin: 'recruited_in',
					furthestStep: 'furthest_step',
					referredDate: 'referred',
					investigatedDate: 'investigated',
					convictedDate: 'convicted'
				}
			}
		],
		areas: { kind: 'builtin', set: 'us-counties' },
		population: {
			file: `${folder}/synthetic-population.csv.gz`,
			columns: { area: 'county_fips', population: 'residents' }
		},
		period: { from: '2015-01-01', to: '2024-12-31', step: 'month' },
		hotspots: { value: 'smoothed-rate' },
		emerging: { step: 'year', value: 'smoothed-rate' },
		underreporting: {
			method: 'multiple-systems',
			lists: { file: `${folder}/synthetic-lists.csv.gz`, columns: listNames, count: 'count' }
		},
		evaluate: {
			methods: ['wdd', 'interrupted-series', 'difference-in-differences', 'synthetic-control'],
			interventions: truth.campaigns.map(({ name, counties, controls, from }) => ({
				name,
				areas: counties,
				controls,
				from,
				beforePeriods: 36,
				afterPeriods: 24
			}))
		}
	};
}

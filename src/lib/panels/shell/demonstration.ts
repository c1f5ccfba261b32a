import { projectSchema } from '$lib/model/project';

/** Where the synthetic demonstration lies on this site. */
export const demonstrationFolder = 'demo';

/** The project of the synthetic demonstration: made-up cases in real counties of the United States. */
export const demonstration = projectSchema.parse({
	version: 1,
	incidents: [
		{
			file: 'synthetic-incidents.csv.gz',
			columns: {
				date: 'date',
				reportDate: 'reported',
				area: 'county_fips',
				longitude: 'longitude',
				latitude: 'latitude',
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
		file: 'synthetic-population.csv.gz',
		columns: { area: 'county_fips', year: null, population: 'residents' },
		madeFor: 'us-counties'
	}
});

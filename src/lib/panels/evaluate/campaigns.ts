import type { EvaluateSettings } from '$lib/model/settings/evaluate';

/** A planted campaign of the demonstration: treated counties, those to compare with, and its first month. */
const campaign = (name: string, from: string, areas: string, controls: string) => ({
	name,
	from,
	areas: areas.split(' '),
	controls: controls.split(' '),
	displacement: [],
	displacementControls: [],
	ring: false,
	beforePeriods: 36,
	afterPeriods: 24
});

/** The three synthetic campaigns of the demonstration, as `data/generate.ts` plants them. */
export const demonstrationCampaigns: EvaluateSettings = {
	methods: ['difference-in-differences', 'interrupted-series', 'wdd', 'synthetic-control'],
	seed: 1,
	interventions: [
		campaign(
			'Know the signs',
			'2021-01-01',
			'12086 12095 12031 12103 12071 12089 12015 12097 12019 12009',
			'12011 12057 12101 12069 12081 12117 12113 12127 12033 12003'
		),
		campaign(
			'Safe at school',
			'2020-07-01',
			'39035 39061 39093 39055 39017 39041 39129 39165 39113 39143',
			'39049 39153 39025 39103 39133 39089 39097 39045 39151 39085'
		),
		campaign(
			'Billboards',
			'2021-07-01',
			'06037 06001 06013 06075 06085 06019 06113 06087 06111 06099',
			'06059 06073 06067 06081 06029 06041 06095 06077 06039 06101'
		)
	]
};

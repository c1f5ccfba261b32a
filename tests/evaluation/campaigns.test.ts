import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { demonstrationCampaigns } from '$lib/panels/evaluate/campaigns';

it('offers the campaigns that the demonstration plants', () => {
	const { campaigns } = JSON.parse(readFileSync('data/generated/truth.json', 'utf8'));
	const planted = campaigns.map(
		(campaign: { name: string; from: string; counties: string[]; controls: string[] }) => [
			campaign.name,
			campaign.from,
			campaign.counties,
			campaign.controls
		]
	);
	const offered = demonstrationCampaigns.interventions.map(({ name, from, areas, controls }) => [
		name,
		from,
		areas,
		controls
	]);
	expect(offered).toEqual(planted);
});

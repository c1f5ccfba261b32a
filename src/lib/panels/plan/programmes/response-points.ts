import { programmeName } from '$lib/wording/programme';
import type { Curve } from '$lib/charts/CurveChart.svelte';
import type { ProgrammeSettings } from '$lib/model/settings/plan';

/** The share of need averted by `units`, as the settings say (the planning room computes the same). */
function shareAt(response: ProgrammeSettings['response'], units: number): number {
	if (response.kind === 'saturating')
		return response.maximumShare * (1 - 2 ** (-units / response.halfUnits));
	let [fromUnits, fromShare] = [0, 0];
	for (const [toUnits, toShare] of response.points) {
		if (units <= toUnits)
			return fromShare + ((units - fromUnits) / (toUnits - fromUnits)) * (toShare - fromShare);
		[fromUnits, fromShare] = [toUnits, toShare];
	}
	return fromShare;
}

/** The response curve of a programme with the band that its effect range gives, to be drawn. */
export function responsePoints(programme: ProgrammeSettings, colour: string): Curve {
	const { response, effectRange } = programme;
	const end =
		response.kind === 'saturating' ? 5 * response.halfUnits : response.points.at(-1)![0] * 1.15;
	const points = Array.from({ length: 61 }, (_, i) => {
		const x = (end * i) / 60;
		const y = shareAt(response, x);
		const bound = (factor: number) => Math.min(1, y * factor);
		return { x, y, lower: bound(effectRange[0]), upper: bound(effectRange[1]) };
	});
	return { name: programmeName(programme), colour, points };
}

import { areaLabels } from './explore/area-labels';
import { deriveProtectedFrom } from '$lib/disclosure/derive';
import type { NeedResult } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { buildNeed } from './plan/build-need';
import { countedComponents } from './plan/need-components';
import { protectBlocks, protectNeed } from './plan/protect-need';

/** The need by area and what each part of its formula says, before any money is planned. */
export async function measureNeed(
	project: Project,
	loaded: LoadedProject,
	context: Context
): Promise<Protected<NeedResult>> {
	const { plan } = project;
	if (!plan)
		throw new InputError(
			'The project has no block "plan" to measure a need for.',
			{},
			'plan-missing'
		);
	const source = await loadMethodPanel(project, loaded, context);
	const need = await buildNeed(project, plan, loaded, source, context);
	const { areas } = loaded;
	const many = areas.ids.length;
	const { contributions, need: index } = need.index;
	const total = index.reduce((sum, value) => sum + value, 0);
	const weights = countedComponents(plan).map(({ weight }) => weight);
	const allWeights = weights.reduce((sum, weight) => sum + weight, 0);
	const shares = contributions.map((value, entry) => {
		const weight = weights[Math.floor(entry / many)];
		return weight > 0 ? (value * allWeights) / (weight * total) : 0;
	});
	const byArea = protectNeed(need, project.disclosure);
	const byPart = protectBlocks(shares, need, project.disclosure, (entry) => entry % many);
	const { estimates } = need;
	const effort =
		'elasticity' in estimates ? (estimates as unknown as NonNullable<NeedResult['effort']>) : null;
	return deriveProtectedFrom({ byArea, byPart }, (shown) => ({
		areaIds: areas.ids,
		areaNames: areaLabels(areas),
		parents: areas.parents,
		total,
		components: need.index.components.map((id, k) => ({ id, weight: weights[k] })),
		shares: shown.byPart.numbers.values,
		need: shown.byArea.numbers.need,
		recorded: shown.byArea.numbers.recorded,
		estimated: shown.byArea.numbers.estimated,
		lower: shown.byArea.numbers.lower,
		upper: shown.byArea.numbers.upper,
		method: estimates.method,
		effort: effort && {
			elasticity: effort.elasticity,
			elasticityError: effort.elasticityError,
			adjusted: effort.adjusted
		},
		residents: need.residents,
		missing: need.index.missing,
		statuses: need.shown.statuses,
		hidden: need.shown.hidden,
		exact: need.shown.exact
	}));
}

import type { Areas } from '$lib/model/areas';
import type {
	AllocationGroup,
	AllocationProblem,
	AllocationProgramme
} from '$lib/model/allocation';
import { InputError } from '$lib/model/problem';
import type { PlanSettings, ProgrammeSettings } from '$lib/model/settings/plan';
import type { Context } from '../context';
import { readByArea } from '../estimate-cases';
import { areaLabels, parentsOf } from '../explore/area-labels';
import { areasNamed, jurisdictionNamed } from './areas-named';

/** Turns the plan's settings and the need by area into the problem that is solved. */
export async function buildProblem(
	plan: PlanSettings,
	areas: Areas,
	need: Float64Array,
	residents: Float64Array | null,
	context: Context
): Promise<AllocationProblem> {
	const { areaMinimum, areaMaximum } = await areaLimits(plan, areas, context);
	return {
		areaNames: areaLabels(areas),
		need,
		residents,
		programmes: plan.programmes.map((programme) => allocationProgramme(programme, areas)),
		budget: plan.budget,
		areaMinimum,
		areaMaximum,
		groups: [...jurisdictionGroups(plan, areas), ...equityGroups(plan, areas, need, residents)],
		objective: plan.objective
	};
}

function allocationProgramme(programme: ProgrammeSettings, areas: Areas): AllocationProgramme {
	const { id, name, unitCost, fixedCost, wholeUnits, unitsPerArea, minimumBudget, response } =
		programme;
	let eligible: Uint8Array | null = null;
	if (programme.areas) {
		eligible = new Uint8Array(areas.ids.length);
		for (const area of areasNamed(programme.areas, areas, `programme ${id}`)) eligible[area] = 1;
	}
	return {
		id,
		name: name ?? id,
		unitCost,
		fixedCost,
		wholeUnits,
		unitsPerArea,
		units: programme.units ?? Infinity,
		minimumBudget,
		maximumBudget: programme.maximumBudget ?? Infinity,
		response,
		eligible
	};
}

async function areaLimits({ limits }: PlanSettings, areas: Areas, context: Context) {
	const many = areas.ids.length;
	const minimum = new Float64Array(many).fill(limits.areaMinimum ?? 0);
	const maximum = new Float64Array(many).fill(limits.areaMaximum ?? Infinity);
	const within = limits.continuity?.within ?? 0;
	(await lastYearsMoney({ limits }, areas, context))?.forEach((amount, area) => {
		if (Number.isNaN(amount)) return;
		minimum[area] = Math.max(minimum[area], amount * (1 - within));
		maximum[area] = Math.min(maximum[area], amount * (1 + within));
	});
	for (const [name, own] of Object.entries(limits.areas))
		for (const area of areasNamed([name], areas, 'limits.areas')) {
			if (own.minimum !== undefined) minimum[area] = own.minimum;
			if (own.maximum !== undefined) maximum[area] = own.maximum;
		}
	return {
		areaMinimum: minimum.some((value) => value > 0) ? minimum : null,
		areaMaximum: maximum.some(Number.isFinite) ? maximum : null
	};
}

/** Money by area in the year before, where the plan keeps near it; NaN where the file has none. */
export async function lastYearsMoney(
	{ limits }: Pick<PlanSettings, 'limits'>,
	areas: Areas,
	context: Context
): Promise<Float64Array | null> {
	if (!limits.continuity) return null;
	const { file, columns } = limits.continuity;
	return readByArea(file, columns.area, columns.amount, areas, context, 'sum');
}

function jurisdictionGroups({ limits, budget }: PlanSettings, areas: Areas): AllocationGroup[] {
	if (Object.keys(limits.jurisdictions).length === 0) return [];
	if (!areas.parents)
		throw new InputError(
			'The plan limits jurisdictions, but the areas do not say which one each lies in; name the property under "areas.parent".',
			{},
			'no-jurisdictions'
		);
	const { '*': general, ...named } = limits.jurisdictions;
	const own = new Map(
		Object.entries(named).map(([name, shares]) => [
			jurisdictionNamed(name, areas, 'limits.jurisdictions'),
			shares
		])
	);
	return parentsOf(areas).flatMap(({ id, name }): AllocationGroup[] => {
		const shares = own.get(id) ?? general;
		if (!shares) return [];
		const members = areas.parents!.flatMap((parent, area) => (parent === id ? [area] : []));
		return [
			{
				name,
				kind: 'jurisdiction',
				areas: Int32Array.from(members),
				minimum: shares.minimumShare * budget,
				maximum: shares.maximumShare * budget
			}
		];
	});
}

function equityGroups(
	{ limits, budget }: PlanSettings,
	areas: Areas,
	need: Float64Array,
	residents: Float64Array | null
): AllocationGroup[] {
	return limits.equity.map(({ name, areas: named, atLeast, of }) => {
		const weights = of === 'need' ? need : residents;
		if (!weights)
			throw new InputError(
				`The equity floor ${JSON.stringify(name)} counts residents, but the areas carry none.`,
				{},
				'equity-residents',
				{ name }
			);
		const members = areasNamed(named, areas, `equity ${name}`);
		const all = weights.reduce((sum, value) => sum + (value || 0), 0);
		const part = members.reduce((sum, area) => sum + (weights[area] || 0), 0) / all;
		return {
			name,
			kind: 'equity',
			areas: members,
			minimum: Math.min(1, atLeast * part) * budget,
			maximum: Infinity
		};
	});
}

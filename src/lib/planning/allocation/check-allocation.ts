import type { AllocationProblem } from '$lib/model/allocation';
import { InputError } from '$lib/model/problem';
import { checkResponse } from './response-curve';

/** Refuses a problem whose parts make no sense alone, before any limits are weighed. */
export function checkAllocation(problem: AllocationProblem): void {
	const { need, programmes } = problem;
	const refuse = (message: string, code: string, name = '') => {
		throw new InputError(message, {}, code, { name });
	};
	if (!(problem.budget > 0)) refuse('the budget must be above 0', 'plan-budget');
	if (programmes.length === 0) refuse('a plan needs at least one programme', 'plan-programmes');
	need.forEach((value, area) => {
		if (!(value >= 0 && Number.isFinite(value)))
			refuse(
				`the need of area ${problem.areaNames[area]} must be a number of at least 0`,
				'plan-need',
				problem.areaNames[area]
			);
	});
	if (!need.some((value) => value > 0)) refuse('no area has any need to plan for', 'plan-no-need');
	for (const programme of programmes) {
		const name = programme.name ?? programme.id;
		if (!(programme.unitCost > 0))
			refuse(`a unit of programme ${programme.id} must cost more than 0`, 'plan-unit-cost', name);
		if (!(programme.fixedCost >= 0))
			refuse(
				`the fixed cost of programme ${programme.id} must be at least 0`,
				'plan-fixed-cost',
				name
			);
		checkResponse(programme.response, programme.id);
		if (programme.response.per === '100000-residents' && !problem.residents)
			refuse(
				`programme ${programme.id} counts its units per 100,000 residents, but the areas carry no residents`,
				'plan-residents',
				name
			);
	}
}

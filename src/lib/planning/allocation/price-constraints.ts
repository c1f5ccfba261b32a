import type { Allocation, AllocationProblem } from '$lib/model/allocation';
import type { Progress } from '$lib/model/runner';
import type { LinearSolver } from '../linear-solver';
import { allocate } from './allocate';

/** What a kind of limit costs: the objective without it, and how much better that is. */
export interface ConstraintPrice {
	limit: 'area-minimums' | 'area-maximums' | 'programme-budgets' | 'jurisdiction' | 'equity';
	/** The name of the group, for limits of one. */
	name: string | null;
	objectiveWithout: number;
	/** Improvement of the objective without the limit, never below 0. */
	price: number;
}

/** Plans again without each kind of limit (each group's alone), to say what keeping it costs. */
export function priceConstraints(
	problem: AllocationProblem,
	plan: Allocation,
	solver: LinearSolver,
	report: (progress: Progress) => void = () => {}
): ConstraintPrice[] {
	const without = variants(problem);
	return without.map(({ limit, name, relaxed }, i) => {
		report({ share: i / without.length, step: 'prices' });
		const { objective } = allocate(relaxed, solver, { timeLimit: 4 });
		const gain = problem.objective === 'max-effect' ? 1 : -1;
		const price = Math.max(0, gain * (objective - plan.objective));
		return { limit, name, objectiveWithout: objective, price };
	});
}

function variants(problem: AllocationProblem) {
	const list: {
		limit: ConstraintPrice['limit'];
		name: string | null;
		relaxed: AllocationProblem;
	}[] = [];
	if (problem.areaMinimum)
		list.push({ limit: 'area-minimums', name: null, relaxed: { ...problem, areaMinimum: null } });
	if (problem.areaMaximum)
		list.push({ limit: 'area-maximums', name: null, relaxed: { ...problem, areaMaximum: null } });
	const limited = problem.programmes.some(
		({ minimumBudget, maximumBudget }) => minimumBudget > 0 || maximumBudget < problem.budget
	);
	if (limited)
		list.push({
			limit: 'programme-budgets',
			name: null,
			relaxed: {
				...problem,
				programmes: problem.programmes.map((programme) => ({
					...programme,
					minimumBudget: 0,
					maximumBudget: Infinity
				}))
			}
		});
	const groups = problem.groups.filter(({ kind }) => kind === 'equity');
	if (problem.groups.some(({ kind }) => kind === 'jurisdiction'))
		list.push({ limit: 'jurisdiction', name: null, relaxed: { ...problem, groups } });
	for (const group of groups.slice(0, 10))
		list.push({
			limit: 'equity',
			name: group.name,
			relaxed: { ...problem, groups: problem.groups.filter((other) => other !== group) }
		});
	return list;
}

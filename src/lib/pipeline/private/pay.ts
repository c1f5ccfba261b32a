import { openBudget, spend, tightestBudget } from '$lib/disclosure/privacy-budget';
import type { BudgetStore, Expense, PrivacyBudget } from '$lib/model/privacy-budget';
import type { PrivateChoices } from '$lib/model/private-release';
import { InputError } from '$lib/model/problem';

/** The highest limit: beyond it the promise means little. */
export const mostMilliEpsilon = 10_000;

/** What the loaded files can still pay together; null where one of them has no limit yet. */
export async function readBudget(
	store: BudgetStore,
	datasets: readonly string[]
): Promise<PrivacyBudget | null> {
	return tightestBudget(await store.read(datasets));
}

/** Sets the limit of those of the files that have none; limits that were set stay. */
export async function setLimit(
	store: BudgetStore,
	datasets: readonly string[],
	limitMilliEpsilon: number
): Promise<PrivacyBudget | null> {
	if (limitMilliEpsilon > mostMilliEpsilon)
		throw new InputError(
			`The limit is at most ${mostMilliEpsilon / 1000}.`,
			{},
			'budget-limit-high',
			{ most: mostMilliEpsilon / 1000 }
		);
	const kept = await store.change(datasets, (budgets) =>
		budgets.map((budget, i) => budget ?? openBudget(datasets[i], limitMilliEpsilon))
	);
	return tightestBudget(kept);
}

/** Pays a release from the budget of every file it rests on, all or none, and resolves once that is kept. */
export async function payFor(
	store: BudgetStore,
	datasets: readonly string[],
	{ finest, years, milliEpsilon }: PrivateChoices
): Promise<{ paid: Expense; budget: PrivacyBudget }> {
	const span = years ? ` ${years.from}–${years.to}` : '';
	const paid = { id: crypto.randomUUID(), what: `counts by ${finest}${span}`, milliEpsilon };
	const kept = await store.change(datasets, (budgets) => {
		if (!tightestBudget(budgets))
			throw new InputError(
				'Set the limit of the privacy budget first.',
				{},
				'budget-without-limit'
			);
		return (budgets as PrivacyBudget[]).map((budget) => spend(budget, paid));
	});
	return { paid, budget: tightestBudget(kept)! };
}

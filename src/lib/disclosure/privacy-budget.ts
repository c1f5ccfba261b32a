import type { Expense, PrivacyBudget } from '$lib/model/privacy-budget';
import { InputError } from '$lib/model/problem';

/** A fresh budget. A limit can be set once and never raised: a new limit is a new decision about the data. */
export function openBudget(dataset: string, limitMilliEpsilon: number): PrivacyBudget {
	checkAmount(limitMilliEpsilon);
	return { dataset, limitMilliEpsilon, expenses: [] };
}

/** How much was spent, in thousandths of ε. */
export function spentMilliEpsilon({ expenses }: PrivacyBudget): number {
	return expenses.reduce((sum, { milliEpsilon }) => sum + milliEpsilon, 0);
}

/** What is left, in thousandths of ε; never below zero. */
export function leftMilliEpsilon(budget: PrivacyBudget): number {
	return Math.max(0, budget.limitMilliEpsilon - spentMilliEpsilon(budget));
}

/** The budget after an expense. Refuses (`InputError`, code `budget-exceeded`) what it cannot pay. */
export function spend(budget: PrivacyBudget, expense: Expense): PrivacyBudget {
	checkAmount(expense.milliEpsilon);
	if (budget.expenses.some(({ id }) => id === expense.id))
		throw new InputError('This release was already paid for.', {}, 'budget-repeated');
	const left = leftMilliEpsilon(budget);
	if (expense.milliEpsilon > left)
		throw new InputError(
			`This release needs ${expense.milliEpsilon / 1000} of the privacy budget and ${left / 1000} is left: release less detail, accept more noise, or stop here.`,
			{},
			'budget-exceeded',
			{ needed: String(expense.milliEpsilon / 1000), left: String(left / 1000) }
		);
	return { ...budget, expenses: [...budget.expenses, { ...expense }] };
}

/**
 * Two records of one dataset's budget (another window, a restored file) as one: every expense of
 * either, and the lower limit. Spending can only be forgotten by deleting the data.
 */
export function mergeBudgets(one: PrivacyBudget, other: PrivacyBudget): PrivacyBudget {
	if (one.dataset !== other.dataset)
		throw new InputError('These privacy budgets belong to different data.', {}, 'budget-dataset');
	const paid = new Set(one.expenses.map(({ id }) => id));
	const added = other.expenses.filter(({ id }) => !paid.has(id));
	return {
		dataset: one.dataset,
		limitMilliEpsilon: Math.min(one.limitMilliEpsilon, other.limitMilliEpsilon),
		expenses: [...one.expenses, ...added]
	};
}

/**
 * The tightest of the budgets of the files that were loaded together: whatever is released of them is paid
 * from each. Null where a file has none yet.
 */
export function tightestBudget(kept: readonly (PrivacyBudget | null)[]): PrivacyBudget | null {
	if (kept.length === 0 || kept.includes(null)) return null;
	return (kept as PrivacyBudget[]).reduce((one, other) =>
		leftMilliEpsilon(other) < leftMilliEpsilon(one) ? other : one
	);
}

function checkAmount(milliEpsilon: number): void {
	if (!Number.isSafeInteger(milliEpsilon) || milliEpsilon <= 0)
		throw new InputError(
			`${milliEpsilon} is not an amount of privacy budget: give whole thousandths above 0.`,
			{},
			'budget-amount'
		);
}

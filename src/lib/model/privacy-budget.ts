import { z } from './zod';

const milliEpsilon = z.int().positive();

/** One release paid for out of a privacy budget. Amounts are whole thousandths of ε. */
const expenseSchema = z.strictObject({
	/** Different for every release that was ever made: drawn at random. */
	id: z.string().min(1),
	/** What was released, in a few words. */
	what: z.string(),
	milliEpsilon
});
export type Expense = z.infer<typeof expenseSchema>;

/**
 * What a file of records has spent: ε adds up over releases (sequential composition, Dwork et al. 2006).
 * Whole thousandths, so that no sequence of small sums slips past the limit by rounding. A value that
 * never changes: `spend` returns the next one, and whoever keeps it must keep it before it shows what
 * was paid for, so that a reload finds the expense.
 */
export const privacyBudgetSchema = z.strictObject({
	/** The fingerprint of the data. */
	dataset: z.string().min(1),
	limitMilliEpsilon: milliEpsilon,
	expenses: z.array(expenseSchema).readonly()
});
export type PrivacyBudget = z.infer<typeof privacyBudgetSchema>;

/**
 * Where budgets are kept between visits. `change` reads the budgets of some data (null: none yet), keeps
 * what `next` makes of them, one an entry, and resolves once that is kept for good; nobody reads or writes
 * in between, in other windows neither. What `next` throws is thrown, and all stays as it was.
 */
export interface BudgetStore {
	change(
		datasets: readonly string[],
		next: (kept: (PrivacyBudget | null)[]) => PrivacyBudget[]
	): Promise<PrivacyBudget[]>;
	read(datasets: readonly string[]): Promise<(PrivacyBudget | null)[]>;
}

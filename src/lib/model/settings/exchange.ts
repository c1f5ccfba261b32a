import { z } from '../zod';

/** Whose counts an exchange package holds and by what they are broken down. */
export const exchangeSettingsSchema = z.strictObject({
	/** Who answers for the counts. Packages are kept apart by it. */
	organisation: z.string().trim().min(1).max(200),
	title: z.string().max(500).default(''),
	/** A category column of the data; null: totals alone. */
	column: z.string().nullable().default(null)
});
export type ExchangeSettings = z.infer<typeof exchangeSettingsSchema>;

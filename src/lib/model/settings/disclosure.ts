import { z } from 'zod';

/** What may be shown. `exact` marks everything written as not for release. */
export const disclosureSchema = z.strictObject({
	mode: z.enum(['protected', 'exact']).default('protected'),
	/** Counts from 1 to one less than this are hidden. */
	minimumCount: z.int().min(1).default(11),
	showZero: z.boolean().default(true),
	/** Rates from fewer cases are marked unreliable. */
	reliableCount: z.int().min(0).default(20)
});
export type Policy = z.infer<typeof disclosureSchema>;

import { z } from 'zod';
import { disclosureSchema } from './settings/disclosure';

/**
 * Counts that one agency hands to another: what its policy lets out, never a record. `fingerprint` is
 * the SHA-256 of the package without it, in the order of this schema.
 */
export const exchangeSchema = z.strictObject({
	schema: z.literal('prevention-atlas/exchange/1'),
	organisation: z.string().min(1),
	/** What the counts are of, in a sentence. */
	title: z.string().default(''),
	created: z.iso.date(),
	policy: disclosureSchema,
	areaSet: z.string().min(1),
	column: z.string().nullable(),
	/** One row an area, period and value; count null where hidden. */
	rows: z.array(
		z.strictObject({
			area: z.string().min(1),
			period: z.string().min(1),
			value: z.string().nullable(),
			count: z.number().int().min(0).nullable()
		})
	),
	fingerprint: z.string().regex(/^[0-9a-f]{64}$/)
});
export type ExchangePackage = z.infer<typeof exchangeSchema>;

import { z } from './zod';
import { stepSchema } from './period';
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
	/** The last day that the counts cover; nothing is read from a clock. */
	created: z.iso.date(),
	/** The release of the program that wrote it. */
	version: z.string().default(''),
	/** How long a period is; null where nothing is dated. */
	step: stepSchema.nullable().default(null),
	policy: disclosureSchema,
	areaSet: z.string().min(1),
	column: z.string().nullable(),
	/**
	 * One row an area and period (value null: all records), count null where hidden; and one for each
	 * value whose count is published and above zero, the empty text standing for records without one.
	 */
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

/** One cell with what each organisation says of it. */
export interface CombinedCell {
	area: string;
	period: string;
	value: string | null;
	/** By organisation, in the order of the packages; null where hidden, absent where not covered. */
	contributions: { organisation: string; count: number | null }[];
}

/** Packages side by side. They are never added up: the same person may be known to several. */
export interface CombinedExchange {
	cells: CombinedCell[];
	/** Areas and periods that more than one organisation covers: adding them could count people twice. */
	overlaps: { area: string; period: string; organisations: string[] }[];
}

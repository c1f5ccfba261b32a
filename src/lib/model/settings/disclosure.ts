import { z } from '../zod';

/** A way in which the records have been shown. */
export const shownUnderSchema = z.strictObject({
	/** The areas they were counted in: a built-in set, a file of boundaries, a grid. */
	areas: z.string().min(1),
	/** The rule under which it was decided what is published, as `setting=value`. */
	rule: z.string(),
	/** The files of records that were counted and how they were read, where that was not the same. */
	files: z.array(z.string().min(1)).optional()
});
export type ShownUnder = z.infer<typeof shownUnderSchema>;

/** What may be shown. `exact` marks everything written as not for release. */
export const disclosureSchema = z.strictObject({
	mode: z.enum(['protected', 'exact']).default('protected'),
	/** Counts from 1 to one less than this are hidden. */
	minimumCount: z.int().min(1).default(11),
	showZero: z.boolean().default(true),
	/** Rates from fewer cases are marked unreliable. */
	reliableCount: z.int().min(0).default(20),
	/** Rates from fewer cases are not shown, even where the count is. */
	minimumRateCount: z.int().min(0).default(3),
	/** Areas with fewer residents publish nothing of their own. */
	minimumPopulation: z.number().min(0).default(0),
	/** A cell of which one organisation supplies more than this share is hidden; 1: never. */
	dominance: z.number().gt(0).max(1).default(0.8),
	/** Counts are shown rounded to a multiple of this; 1: as they are. */
	roundingBase: z.int().min(1).default(1),
	/** The shortest period that may be shown. Weeks and days do not add up to months: where they are allowed, months are hidden unless all their days are shown. */
	finestStep: z.enum(['day', 'week', 'month', 'quarter', 'year']).default('month'),
	/** The most detailed places that may be shown: areas, or only the areas that hold them. */
	finestPlace: z.enum(['area', 'parent', 'whole']).default('area'),
	/** Columns whose combinations may be shown, in groups that share no column. Each column alone always may. */
	crossings: z.array(z.array(z.string().min(1)).min(2)).default([]),
	/** The other ways in which the same records have been shown: figures of two can be subtracted. */
	alsoShown: z.array(shownUnderSchema).default([])
});
export type Policy = z.infer<typeof disclosureSchema>;

import { z } from '../zod';

const multipleSystems = z.strictObject({
	method: z.literal('multiple-systems'),
	lists: z
		.strictObject({
			file: z.string().min(1),
			/** One column a list, 1 where it holds the cases of the row. */
			columns: z
				.array(z.string().min(1))
				.min(2, { error: 'an estimate from lists needs at least two lists' })
				.refine((names) => new Set(names).size === names.length, {
					error: 'a list is named twice'
				}),
			/** How many cases have the row's combination of lists; absent: each row is one case. */
			count: z.string().min(1).nullish()
		})
		.refine(({ columns, count }) => !count || !columns.includes(count), {
			error: 'the column of counts cannot be a list too'
		}),
	selection: z.enum(['main', 'stepwise', 'aic', 'bic', 'average']).default('stepwise'),
	/** The p-value under which the stepwise choice adds a pair of lists. */
	threshold: z.number().gt(0).lt(1).default(0.02),
	/** Bootstrap resamples; 0 for none. */
	replicates: z.int().min(0).max(100_000).default(1000),
	seed: z.int().default(1)
});

const rate = z.number().gt(0).max(1);

const rates = z
	.strictObject({
		/** Areas or jurisdictions (parents) that it holds for, by id or name; absent: all others. */
		areas: z.array(z.string()).min(1).optional(),
		/** Only cases reported by this type of organisation. */
		organisation: z.string().optional(),
		low: rate,
		central: rate,
		high: rate
	})
	.refine(({ low, central, high }) => low <= central && central <= high, {
		error: 'a reporting rate needs low ≤ central ≤ high'
	});

export const underreportingSchema = z.discriminatedUnion('method', [
	multipleSystems,
	z.strictObject({
		method: z.literal('scenario'),
		/** Share of true cases that are recorded: low, central, high. The last entry that fits an area holds. */
		rates: z.array(rates).min(1)
	}),
	z.strictObject({
		method: z.literal('effort'),
		file: z.string().min(1),
		/** Effort of each area: agencies reporting, calls taken, staff. Several rows of an area are averaged. */
		columns: z.strictObject({
			area: z.string().min(1),
			effort: z.string().min(1),
			/** Where effort is given by year: only the years of the cases are averaged. */
			year: z.string().min(1).optional()
		}),
		/** `amount`: counted against residents (agencies, calls, staff). `intensity`: a rate or index as it is. */
		kind: z.enum(['amount', 'intensity']).default('amount')
	})
]);
export type UnderreportingSettings = z.infer<typeof underreportingSchema>;

import { z } from 'zod';

const multipleSystems = z.strictObject({
	method: z.literal('multiple-systems'),
	lists: z.strictObject({
		file: z.string().min(1),
		columns: z.array(z.string().min(1)).min(2),
		count: z.string().min(1)
	}),
	selection: z.enum(['main', 'stepwise', 'aic', 'bic', 'average']).default('stepwise'),
	threshold: z.number().gt(0).lt(1).default(0.02),
	replicates: z.int().min(0).default(1000),
	seed: z.int().default(1)
});

export const underreportingSchema = z.discriminatedUnion('method', [
	multipleSystems,
	z.strictObject({
		method: z.literal('scenario'),
		/** Share of true cases that are recorded: low, central, high. */
		rates: z.array(
			z.strictObject({
				areas: z.array(z.string()).optional(),
				organisation: z.string().optional(),
				low: z.number().gt(0).max(1),
				central: z.number().gt(0).max(1),
				high: z.number().gt(0).max(1)
			})
		)
	}),
	z.strictObject({
		method: z.literal('effort'),
		file: z.string().min(1),
		columns: z.strictObject({ area: z.string().min(1), effort: z.string().min(1) })
	})
]);
export type UnderreportingSettings = z.infer<typeof underreportingSchema>;

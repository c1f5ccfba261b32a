import { z } from '../zod';

export const trendsSchema = z.strictObject({
	level: z.number().gt(0).lt(1).default(0.05),
	/** How many of the last periods are incomplete and must not be read as whole. */
	incompleteLast: z.int().min(0).default(0),
	alert: z.enum(['farrington', 'ears-c1', 'ears-c2', 'ears-c3']).default('farrington'),
	/** Chance of a false alarm in one area and period. */
	alertLevel: z.number().gt(0).lt(0.5).default(0.005),
	/** Fewest cases of an area whose direction is told. */
	minimumCases: z.int().min(1).default(10),
	seed: z.int().default(1)
});
export type TrendsSettings = z.infer<typeof trendsSchema>;

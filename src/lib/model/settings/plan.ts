import { z } from 'zod';

/** The planning block; `planning/` owns its shape. */
export const planSchema = z.strictObject({
	budget: z.number().positive(),
	seed: z.int().default(1)
});
export type PlanSettings = z.infer<typeof planSchema>;

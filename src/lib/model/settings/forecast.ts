import { z } from '../zod';

export const forecastSchema = z.strictObject({
	horizon: z.int().min(1).max(60).default(6),
	models: z.union([z.literal('auto'), z.array(z.string().min(1)).min(1)]).default('auto'),
	/** How many origins the rolling back-test uses. */
	origins: z.int().min(1).default(12),
	seed: z.int().default(1)
});
export type ForecastSettings = z.infer<typeof forecastSchema>;

const day = z.iso.date();

export const predictSchema = z.strictObject({
	cellSizeMetres: z.number().positive(),
	trainTo: day,
	testTo: day,
	shares: z.array(z.number().gt(0).lt(1)).min(1).default([0.005, 0.01, 0.02, 0.05]),
	models: z.union([z.literal('auto'), z.array(z.string().min(1)).min(1)]).default('auto'),
	seed: z.int().default(1)
});
export type PredictSettings = z.infer<typeof predictSchema>;

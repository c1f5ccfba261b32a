import { z } from 'zod';

export const scanSchema = z.strictObject({
	kind: z.enum(['space', 'space-time', 'prospective']).default('space'),
	model: z.enum(['poisson', 'permutation']).default('poisson'),
	maxPopulationShare: z.number().gt(0).max(0.5).default(0.5),
	/** Longest window in periods for the space-time kinds; absent: half the periods. */
	maxPeriods: z.int().min(1).optional(),
	replicates: z.int().min(0).max(99_999).default(999),
	seed: z.int().default(1)
});
export type ScanSettings = z.infer<typeof scanSchema>;

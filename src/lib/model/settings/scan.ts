import { z } from '../zod';

export const scanSchema = z.strictObject({
	kind: z.enum(['space', 'space-time', 'prospective']).default('space'),
	model: z.enum(['poisson', 'permutation']).default('poisson'),
	maxPopulationShare: z.number().gt(0).max(0.5).default(0.5),
	/** Longest window in periods for the space-time kinds; absent: half the periods. */
	maxPeriods: z.int().min(1).optional(),
	/** Fewest cases of a cluster; SaTScan's default too. */
	minCases: z.int().min(1).default(2),
	/** How many clusters are reported at most, the most likely one included. */
	maxClusters: z.int().min(1).max(100).default(10),
	replicates: z.int().min(0).max(99_999).default(999),
	seed: z.int().default(1)
});
export type ScanSettings = z.infer<typeof scanSchema>;

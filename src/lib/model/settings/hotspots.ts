import { z } from 'zod';

export const neighboursSchema = z.discriminatedUnion('kind', [
	z.strictObject({ kind: z.literal('queen'), order: z.int().min(1).max(10).default(1) }),
	z.strictObject({ kind: z.literal('rook'), order: z.int().min(1).max(10).default(1) }),
	z.strictObject({ kind: z.literal('nearest'), count: z.int().min(1) }),
	z.strictObject({ kind: z.literal('distance'), metres: z.number().positive() })
]);
export type NeighboursSettings = z.infer<typeof neighboursSchema>;

export const valueSchema = z.enum(['count', 'rate', 'smoothed-rate']);
export const correctionSchema = z.enum(['none', 'fdr', 'bonferroni']);

export const hotspotsSchema = z.strictObject({
	statistic: z.enum(['gi-star', 'gi', 'local-moran']).default('gi-star'),
	value: valueSchema.default('rate'),
	neighbours: neighboursSchema.prefault({ kind: 'queen' }),
	correction: correctionSchema.default('fdr'),
	level: z.number().gt(0).lt(1).default(0.05),
	permutations: z.int().min(0).max(99_999).default(0),
	seed: z.int().default(1)
});
export type HotspotsSettings = z.infer<typeof hotspotsSchema>;
export type ValueKind = z.infer<typeof valueSchema>;
export type Correction = z.infer<typeof correctionSchema>;

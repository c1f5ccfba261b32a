import { z } from '../zod';

/** Areas that touch. `order`: up to so many steps away. `toleranceMetres`: for boundaries that do not share their vertices. */
const contiguity = <Kind extends 'queen' | 'rook'>(kind: Kind) =>
	z.strictObject({
		kind: z.literal(kind),
		order: z.int().min(1).max(10).default(1),
		toleranceMetres: z.number().positive().max(10_000).optional()
	});

export const neighboursSchema = z.discriminatedUnion('kind', [
	contiguity('queen'),
	contiguity('rook'),
	z.strictObject({ kind: z.literal('nearest'), count: z.int().min(1) }),
	z.strictObject({ kind: z.literal('distance'), metres: z.number().positive() })
]);
export type NeighboursSettings = z.infer<typeof neighboursSchema>;

export const valueSchema = z.enum(['count', 'rate', 'smoothed-rate']);
export const correctionSchema = z.enum(['none', 'fdr', 'bonferroni']);

export const hotspotsSchema = z.strictObject({
	statistic: z.enum(['gi-star', 'gi', 'local-moran']).default('gi-star'),
	/** Absent: rates where residents are known, else counts. */
	value: valueSchema.optional(),
	neighbours: neighboursSchema.prefault({ kind: 'queen' }),
	correction: correctionSchema.default('fdr'),
	level: z.number().gt(0).lt(1).default(0.05),
	permutations: z.int().min(0).max(99_999).default(0),
	seed: z.int().default(1)
});
export type HotspotsSettings = z.infer<typeof hotspotsSchema>;
export type ValueKind = z.infer<typeof valueSchema>;
export type Correction = z.infer<typeof correctionSchema>;

import { stepSchema } from '../period';
import { z } from '../zod';
import { correctionSchema, neighboursSchema, valueSchema } from './hotspots';

export const emergingSchema = z.strictObject({
	neighbours: neighboursSchema.prefault({ kind: 'queen' }),
	/** How many earlier periods count as neighbours in time. */
	lags: z.int().min(0).default(1),
	/** Length of the cube's periods; absent: the step of the project. Rare cases need long ones. */
	step: stepSchema.optional(),
	/** Absent: rates where residents are known, else counts. */
	value: valueSchema.optional(),
	correction: correctionSchema.default('fdr'),
	level: z.number().gt(0).lt(1).default(0.1),
	seed: z.int().default(1)
});
export type EmergingSettings = z.infer<typeof emergingSchema>;

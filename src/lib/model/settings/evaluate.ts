import { z } from '../zod';

export const evaluationMethodSchema = z.enum([
	'wdd',
	'interrupted-series',
	'difference-in-differences',
	'synthetic-control'
]);
export type EvaluationMethod = z.infer<typeof evaluationMethodSchema>;

export const interventionSchema = z.strictObject({
	name: z.string().min(1),
	areas: z.array(z.string()).min(1),
	controls: z.array(z.string()).default([]),
	displacement: z.array(z.string()).default([]),
	displacementControls: z.array(z.string()).default([]),
	/** Looks at the areas next door too, found from the boundaries, where none are named. */
	ring: z.boolean().default(false),
	from: z.iso.date(),
	beforePeriods: z.int().min(1),
	afterPeriods: z.int().min(1),
	cost: z.number().nonnegative().optional(),
	intendedEffect: z.string().optional()
});
export type Intervention = z.infer<typeof interventionSchema>;

export const evaluateSchema = z.strictObject({
	methods: z.array(evaluationMethodSchema).min(1).default(['wdd']),
	interventions: z.array(interventionSchema).default([]),
	/** A CSV file of further interventions: what, where, from, cost, intended effect. */
	file: z.string().min(1).optional(),
	seed: z.int().default(1)
});
export type EvaluateSettings = z.infer<typeof evaluateSchema>;

import { z } from '../zod';
import { chainSteps } from '../indicators';

/** A number of cases to be reached, or not passed, at a step of the chain within a span. */
export const targetSchema = z
	.strictObject({
		name: z.string().min(1).max(120),
		step: z.enum(chainSteps),
		from: z.iso.date(),
		to: z.iso.date(),
		target: z.int().positive(),
		direction: z.enum(['at-least', 'at-most']).default('at-least'),
		/** An area's id or name; absent: everything. */
		area: z.string().min(1).optional()
	})
	.refine(({ from, to }) => from <= to, {
		error: 'the span of a target must not end before it begins'
	});
export type TargetSettings = z.infer<typeof targetSchema>;

/** How monitoring looks at the data: by which periods, and against which targets. */
export const indicatorsSchema = z.strictObject({
	step: z.enum(['month', 'quarter', 'year']).default('year'),
	targets: z.array(targetSchema).max(20).default([])
});
export type IndicatorSettings = z.infer<typeof indicatorsSchema>;

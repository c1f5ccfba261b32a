import { z } from '../zod';

/** Areas joined into regions, by their ids; the others stay as they are. */
const joined = z
	.array(z.array(z.string().min(1)).min(2))
	.min(1)
	.optional();

const boundaries = z.strictObject({
	kind: z.literal('boundaries'),
	file: z.string().min(1),
	id: z.string().min(1).optional(),
	name: z.string().min(1).optional(),
	/** A property of the boundaries that holds the residents of each area. */
	population: z.string().min(1).nullable().optional(),
	/** A property that names the area each lies in. */
	parent: z.string().min(1).nullable().optional(),
	joined
});

const builtinSet = z.enum(['us-counties', 'us-states', 'countries']);

const builtin = z.strictObject({
	kind: z.literal('builtin'),
	set: builtinSet,
	joined
});

const grid = z.strictObject({
	kind: z.literal('grid'),
	shape: z.enum(['hexagon', 'square']).default('hexagon'),
	/** The side-to-side width of a cell, on the ground. */
	cellSizeMetres: z.number().positive().max(2_000_000),
	origin: z.tuple([z.number(), z.number()]).optional()
});

export const areasSchema = z.discriminatedUnion('kind', [boundaries, builtin, grid]);
export type AreasSettings = z.infer<typeof areasSchema>;
export type BuiltinSet = z.infer<typeof builtinSet>;

/** Residents by area, where the areas carry none. `year` null: one figure for all years. */
export const populationSchema = z.strictObject({
	file: z.string().min(1),
	columns: z.strictObject({
		area: z.string().min(1),
		/** Names the larger area each lies in, where names repeat: a state beside its county. */
		parent: z.string().min(1).nullable().optional(),
		year: z.string().min(1).nullable().default(null),
		population: z.string().min(1)
	}),
	/** Residents made up together with records in these areas: of other areas and records they say nothing. */
	madeFor: builtinSet.optional()
});
export type PopulationSettings = z.infer<typeof populationSchema>;

import { z } from './zod';
import { findingKinds } from './findings';

/**
 * How the Explore page looks at the project: part of a link, no part of any result. Where the map
 * stands is in it, so that a copied link shows the same picture.
 */
export const viewSchema = z.strictObject({
	layer: z
		.enum(['areas', 'hexagons', 'squares', 'heat', 'points', ...findingKinds])
		.default('areas'),
	/** What colours the areas. */
	measure: z.enum(['count', 'rate']).default('count'),
	classes: z.enum(['quantile', 'equal', 'jenks', 'log']).default('quantile'),
	classCount: z.int().min(2).max(9).default(5),
	palette: z.string().max(40).default(''),
	cellSizeMetres: z.number().positive().max(2_000_000).default(50_000),
	/** The id of the pinned area. */
	selectedArea: z.string().max(200).nullable().default(null),
	flows: z.boolean().default(false),
	/** Draw who neighbours whom, under a layer of findings. */
	links: z.boolean().default(false),
	/** Compare with the window before. */
	compare: z.boolean().default(false),
	/** Longitude, latitude and zoom of the map; null: all of the data. */
	camera: z.tuple([z.number(), z.number(), z.number()]).nullable().default(null)
});

export type View = z.infer<typeof viewSchema>;

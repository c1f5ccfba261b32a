import { z } from '../zod';

const column = z.string().min(1).nullable().optional();

/** Which column of a file plays which part. Null or absent: the file has none. */
export const columnsSchema = z
	.strictObject({
		date: column,
		reportDate: column,
		longitude: column,
		latitude: column,
		area: column,
		/** What the area lies in, such as a county's state: tells areas of one name apart. */
		parent: column,
		count: column,
		/** Any columns to filter and group by, or one column's name. */
		category: z
			.union([z.string().min(1), z.array(z.string().min(1))])
			.nullable()
			.optional(),
		form: column,
		stage: column,
		organisation: column,
		sex: column,
		ageBand: column,
		citizenship: column,
		origin: column,
		/** The furthest step that each case reached, from identification to conviction. */
		furthestStep: column,
		/** When a case reached a step. */
		referredDate: column,
		supportedDate: column,
		investigatedDate: column,
		prosecutedDate: column,
		convictedDate: column
	})
	.describe('the columns of a file');

/**
 * What becomes of positions once they have found their areas: moved by chance within a ring that holds
 * enough residents, or put on the middle of a grid cell. Absent: exact ones are rounded to about 100 m.
 */
export const positionsSchema = z.discriminatedUnion('kind', [
	z
		.strictObject({
			kind: z.literal('moved'),
			innerMetres: z.number().min(0).max(50_000).default(500),
			outerMetres: z.number().positive().max(50_000).default(2000),
			minimumResidents: z.number().min(0).default(1000)
		})
		.refine(({ innerMetres, outerMetres }) => innerMetres < outerMetres, {
			error:
				'positions must be moved by less at the least (innerMetres) than at the most (outerMetres)'
		}),
	z.strictObject({
		kind: z.literal('snapped'),
		degrees: z.number().min(0.01).max(5).default(0.05)
	})
]);

/** A file of incidents and how to read it. Unset parts are guessed from the file. */
export const incidentsSchema = z.strictObject({
	file: z.string().min(1),
	columns: columnsSchema.prefault({}),
	/** Whether identical rows are kept as separate cases (the default) or counted once. */
	identicalRows: z.enum(['keep', 'drop']).default('keep'),
	/** Columns that look identifying and are kept all the same: a deliberate, recorded choice. */
	keepIdentifying: z.array(z.string()).default([]),
	/** How an ambiguous day and month are read; absent: decided from the whole column. */
	dayFirst: z.boolean().optional(),
	positions: positionsSchema.optional(),
	/** Dates are kept as the first day of the period; absent: as they are. */
	dates: z.enum(['month', 'quarter', 'year']).optional()
});

export type IncidentColumns = z.infer<typeof columnsSchema>;
export type PositionsSettings = z.infer<typeof positionsSchema>;
export type IncidentsSettings = z.infer<typeof incidentsSchema>;

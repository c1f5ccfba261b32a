import { z } from '../zod';

/** The parts of a brief, in the order in which it tells them. */
export const reportSectionSchema = z.enum([
	'key-figures',
	'map',
	'time-series',
	'hotspots',
	'trends',
	'forecast',
	'plan',
	'evaluation',
	'indicators',
	'methods',
	'limits'
]);
export type ReportSection = z.infer<typeof reportSectionSchema>;

/** What the brief says and whose it is. Nothing here is read from a clock: the same project gives the same bytes. */
export const reportSchema = z.strictObject({
	title: z.string().min(1).max(200).optional(),
	/** Who answers for it, as printed under the title. */
	author: z.string().max(200).optional(),
	/** Where the data come from, in the author's words. */
	source: z.string().max(500).optional(),
	/** The day printed under the title. */
	date: z.iso.date().optional(),
	/** The language of the brief; absent: that of the page, or English. */
	language: z.string().min(2).max(12).optional(),
	/** The data are made up: the brief says so at its head. Files called `synthetic…` always do. */
	synthetic: z.boolean().default(false),
	/** Absent: everything that the project can answer. */
	sections: z.array(reportSectionSchema).min(1).optional()
});
export type ReportSettings = z.infer<typeof reportSchema>;

import { z } from './zod';
import { stepSchema } from './period';
import { areasSchema, populationSchema } from './settings/areas';
import { disclosureSchema } from './settings/disclosure';
import { emergingSchema } from './settings/emerging';
import { evaluateSchema } from './settings/evaluate';
import { exchangeSettingsSchema } from './settings/exchange';
import { exportsSchema } from './settings/exports';
import { forecastSchema, predictSchema } from './settings/forecast';
import { hotspotsSchema } from './settings/hotspots';
import { incidentsSchema } from './settings/incidents';
import { indicatorsSchema } from './settings/indicators';
import { mostScenarios, planSchema, scenarioSchema } from './settings/plan';
import { reportSchema } from './settings/report';
import { scanSchema } from './settings/scan';
import { trendsSchema } from './settings/trends';
import { underreportingSchema } from './settings/underreporting';

/**
 * The window of an analysis in days, both included, and the length of its periods: where that is left
 * out, months, or the quarters or years by which the data are dated.
 */
export const windowSchema = z
	.strictObject({
		from: z.iso.date().optional(),
		to: z.iso.date().optional(),
		step: stepSchema.optional()
	})
	.refine((span) => !span.from || !span.to || span.from <= span.to, {
		error: 'the period must not end before it begins'
	});

/** For each category column, the values that are kept. A column that is absent is not filtered. */
export const filterSchema = z.record(z.string(), z.array(z.string()).min(1));

/** All choices of an analysis. With the data's fingerprint it decides every result. */
export const projectSchema = z.strictObject({
	version: z.literal(1),
	incidents: z.array(incidentsSchema).default([]),
	areas: areasSchema.optional(),
	population: populationSchema.optional(),
	period: windowSchema.prefault({}),
	filter: filterSchema.default({}),
	hotspots: hotspotsSchema.prefault({}),
	scan: scanSchema.prefault({}),
	emerging: emergingSchema.prefault({}),
	trends: trendsSchema.prefault({}),
	forecast: forecastSchema.prefault({}),
	predict: predictSchema.optional(),
	underreporting: underreportingSchema.optional(),
	plan: planSchema.optional(),
	/** Plans kept to be compared. */
	scenarios: z.array(scenarioSchema).max(mostScenarios).default([]),
	evaluate: evaluateSchema.optional(),
	indicators: indicatorsSchema.prefault({}),
	exports: exportsSchema.prefault({}),
	exchange: exchangeSettingsSchema.optional(),
	report: reportSchema.prefault({}),
	disclosure: disclosureSchema.prefault({})
});

export type Project = z.infer<typeof projectSchema>;
export type ProjectInput = z.input<typeof projectSchema>;
export type Filter = z.infer<typeof filterSchema>;

/** The values of a column that a filter keeps; undefined where it says nothing of it, whatever a column is called ("constructor"). */
export function valuesKept(filter: Filter, column: string): string[] | undefined {
	return Object.hasOwn(filter, column) ? filter[column] : undefined;
}

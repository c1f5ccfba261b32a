import { z } from '../zod';
import { illustrativeProgrammes } from './illustrative-programmes';
import { underreportingSchema } from './underreporting';

const money = z.number().nonnegative({ error: 'an amount of money cannot be negative' });
const share = z.number().min(0).max(1);

const mostUnits = {
	error: 'the most units of a programme must be above 0; to stop it, take it out'
};

/** What the units of a response are counted against in an area. */
const per = z.enum(['area', '100000-residents', '100-cases']).default('area');

/** The share of need that units of a programme avert, never gaining speed as units are added. */
export const responseSchema = z.discriminatedUnion('kind', [
	z.strictObject({
		kind: z.literal('saturating'),
		/** What any number of units can avert at most. */
		maximumShare: z.number().gt(0, { error: 'a response averts more than nothing' }).max(1),
		/** Units that reach half of it. */
		halfUnits: z.number().positive({ error: 'half of the effect takes more than 0 units' }),
		per
	}),
	z.strictObject({
		kind: z.literal('points'),
		points: z.array(z.tuple([z.number().positive(), share])).min(1),
		per
	})
]);

export const programmeSchema = z.strictObject({
	id: z.string().min(1),
	name: z.string().optional(),
	unitCost: z.number().positive({ error: 'a unit of a programme must cost more than 0' }),
	/** Spent once in every area that gets a unit. */
	fixedCost: money.default(0),
	wholeUnits: z.boolean().default(true),
	/** Most units in one area, and in all. */
	unitsPerArea: z.number().positive(mostUnits).default(100),
	units: z.number().positive(mostUnits).optional(),
	minimumBudget: money.default(0),
	maximumBudget: money.optional(),
	response: responseSchema,
	/** The response may be this many times as strong in 90 of 100 plausible worlds: low, high. */
	effectRange: z
		.tuple([z.number().positive(), z.number().positive()])
		.refine(([low, high]) => low <= high, { error: 'an effect range needs low ≤ high' })
		.default([0.5, 1.5]),
	/** Where the response comes from: a study, a pilot, a guess. */
	evidence: z.string().default(''),
	/** Areas where it may run, by id; absent: everywhere. */
	areas: z.array(z.string()).min(1).optional()
});
export type ProgrammeSettings = z.infer<typeof programmeSchema>;

/**
 * What a part of the need counts. `cases`: a year's estimated cases. `rate`: cases beyond what the
 * average rate would give the area's residents. `trend`: cases that the area's own trend adds in a
 * year. `rising`: cases of the later half of the years beyond the earlier half. `forecast`: cases
 * expected in the coming year. `emerging`: cases in areas that are becoming, or stay, hot spots.
 * `gaps`: cases in areas that no service reaches. `column`: a column of the user's own.
 */
export const needSources = [
	'cases',
	'rate',
	'trend',
	'rising',
	'forecast',
	'emerging',
	'gaps',
	'column'
] as const;
export type NeedSource = (typeof needSources)[number];

/** Part of the need index. */
export const needComponentSchema = z.strictObject({
	source: z.enum(needSources),
	weight: z.number().nonnegative(),
	/** For `column`: where the values are. For `gaps`: areas with a service, `value` above 0. */
	file: z.string().min(1).optional(),
	columns: z.strictObject({ area: z.string().min(1), value: z.string().min(1) }).optional(),
	/** `amount`: counts people or cases. `intensity`: a rate or score, counted against residents. */
	kind: z.enum(['amount', 'intensity']).default('amount'),
	/** For `gaps`: how far a service reaches, as the crow flies. */
	reachKilometres: z.number().positive().default(50)
});
export type NeedComponentSettings = z.infer<typeof needComponentSchema>;

const limit = z.strictObject({ minimum: money.optional(), maximum: money.optional() });

export const limitsSchema = z.strictObject({
	/** Money in every area. */
	areaMinimum: money.optional(),
	areaMaximum: money.optional(),
	/** Limits of single areas by id; they replace the general ones. */
	areas: z.record(z.string(), limit).default({}),
	/** Money spent last year by area; this year's stays within the share of it, up and down. */
	continuity: z
		.strictObject({
			file: z.string().min(1),
			columns: z.strictObject({ area: z.string().min(1), amount: z.string().min(1) }),
			within: share.default(0.25)
		})
		.optional(),
	/** Shares of the budget for each jurisdiction (the areas' parents) by name; `*` for all others. */
	jurisdictions: z
		.record(
			z.string(),
			z.strictObject({ minimumShare: share.default(0), maximumShare: share.default(1) })
		)
		.default({}),
	/** Groups that must get at least a part of what their need, or their residents, would give them. */
	equity: z
		.array(
			z.strictObject({
				name: z.string().min(1),
				/** Areas or jurisdictions, by id or name. */
				areas: z.array(z.string()).min(1),
				/** 1: their full share. */
				atLeast: z.number().min(0).max(2).default(0.8),
				of: z.enum(['need', 'residents']).default('need')
			})
		)
		.default([])
});

export const sitesSchema = z.strictObject({
	objective: z.enum(['max-covering', 'p-median', 'p-centre']).default('max-covering'),
	count: z.int().min(1),
	/** Areas whose centre may hold a site, by id; absent: all of them, by falling need up to `candidates`. */
	areas: z.array(z.string()).min(1).optional(),
	candidates: z.int().min(1).max(1000).default(200),
	/** Areas that hold a site already, by id. */
	existing: z.array(z.string()).default([]),
	/** How far a site reaches, as the crow flies. */
	reachKilometres: z.number().positive().default(100),
	/** The same in minutes, where `travel` gives minutes. */
	reachMinutes: z.number().positive().optional(),
	/** Bands, in the unit of the distances, whose shares of the need are told; absent: half, once and twice the reach. */
	bands: z.array(z.number().positive()).min(1).max(10).optional(),
	/** Travel between areas from a file; absent: as the crow flies between their centres. */
	travel: z
		.strictObject({
			file: z.string().min(1),
			/** `cost`: minutes or kilometres from one area to the other; the way back is the same unless it has a row. */
			columns: z.strictObject({
				from: z.string().min(1),
				to: z.string().min(1),
				cost: z.string().min(1)
			}),
			unit: z.enum(['minutes', 'kilometres']).default('minutes')
		})
		.optional(),
	/** Cases that a site can serve. */
	capacity: z.number().positive().optional()
});

/** The planning block: what may be spent on what, under which limits, for which need. */
export const planSchema = z.strictObject({
	/** ISO 4217; only shown, never converted. */
	currency: z
		.string()
		.regex(/^[A-Z]{3}$/, { error: 'a currency is three letters such as EUR' })
		.default('USD'),
	budget: z.number().positive({ error: 'the budget must be above 0' }),
	objective: z.enum(['max-effect', 'min-unmet', 'worst-off']).default('max-effect'),
	programmes: z
		.array(programmeSchema)
		.min(1, {
			error: 'a plan needs at least one programme; leave the list out for illustrative ones'
		})
		.refine((list) => new Set(list.map(({ id }) => id)).size === list.length, {
			error: 'two programmes have the same id'
		})
		.default(illustrativeProgrammes),
	need: z
		.strictObject({
			/** Years at the end of the data whose mean stands for a year of need. */
			years: z.number().positive().default(3),
			/** `estimated` corrects recorded cases as the block `underreporting` says. */
			cases: z.enum(['recorded', 'estimated']).default('estimated'),
			components: z
				.array(needComponentSchema)
				.min(1)
				.default([{ source: 'cases', weight: 1, kind: 'amount', reachKilometres: 50 }])
		})
		.prefault({}),
	limits: limitsSchema.prefault({}),
	/** Draws of need and effect that the plan is tried on; 0 for none. */
	draws: z.int().min(0).max(2000).default(200),
	/** Whether to say what each kind of limit costs; each takes another plan. */
	prices: z.boolean().default(true),
	sites: sitesSchema.optional(),
	seed: z.int().default(1)
});
export type PlanSettings = z.infer<typeof planSchema>;
export type SitesSettings = z.infer<typeof sitesSchema>;

/** The most scenarios that are kept beside each other. */
export const mostScenarios = 4;

/** A plan's settings kept under a name, to be compared with others. */
export const scenarioSchema = z.strictObject({
	name: z.string().min(1).max(80),
	plan: planSchema,
	/** The assumption about reporting that it was made with; null for none. */
	underreporting: underreportingSchema.nullable().default(null)
});
export type Scenario = z.infer<typeof scenarioSchema>;

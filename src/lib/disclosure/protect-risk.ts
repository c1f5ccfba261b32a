import { InputError } from '$lib/model/problem';
import type { Protected } from '$lib/model/protected';
import type { KnownColumn, Risk, RiskAnswer } from '$lib/model/risk';
import type { Policy } from '$lib/model/settings/disclosure';
import { letOut } from './gate';
import type { reportRisk, suggestRecoding } from './risk-report';

/** What was found of the records: the report, and the suggested recoding. */
export interface FoundRisk {
	report: ReturnType<typeof reportRisk>;
	recoding: ReturnType<typeof suggestRecoding>;
	threshold: number;
}

/**
 * A risk report counts records over columns that are not crossed in a release, so it is no function of
 * one: told beside it, even roughly, it would bound hidden counts. It is let out in `exact` mode alone,
 * to those who hold the records; else this throws an `InputError`.
 */
export function protectRisk(
	{ report, recoding, threshold }: FoundRisk,
	{ mode }: Pick<Policy, 'mode'>
): Protected<RiskAnswer> {
	if (mode !== 'exact')
		throw new InputError(
			'How findable records are is told in "exact" mode only: it counts groups finer than what is published.',
			{},
			'risk-exact-only'
		);
	return letOut({
		...told(report),
		threshold,
		sources: report.sources.map(({ column, relieved }) => ({
			column: column as KnownColumn,
			relieved
		})),
		recoding: recoding.map(({ dropped, after }) => ({
			dropped: dropped as KnownColumn,
			after: told(after)
		}))
	});
}

const told = (report: Omit<FoundRisk['report'], 'sources'>): Risk => ({
	alike: report.kAnonymity,
	diversity: report.lDiversity,
	records: report.records,
	unique: report.uniques,
	below: report.below
});

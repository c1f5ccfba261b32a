import type { Protected } from '$lib/model/protected';
import type { KnownColumn, RiskAnswer, ToldCount, ToldRisk } from '$lib/model/risk';
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
 * A risk report counts records over columns that are not crossed in a release. So it tells a count only
 * roughly: to the nearest multiple of a round number that is at least the minimum, never below the
 * minimum, and while any record is below the threshold a zero is told like any other small count (that
 * nobody is alone would say of every hidden count that it is not 1). In `exact` mode all is told.
 */
export function protectRisk(
	{ report, recoding, threshold }: FoundRisk,
	policy: Policy
): Protected<RiskAnswer> {
	const base = policy.mode === 'exact' ? 1 : roundNumber(policy);
	const least = policy.mode === 'exact' ? 0 : policy.minimumCount;
	const tell = (figures: Parameters<typeof toldRisk>[0]) => toldRisk(figures, base, least);
	const sources = report.sources.map(({ column, relieved }) => ({
		column: column as KnownColumn,
		relieved: toldCount(relieved, base, least)
	}));
	return letOut({
		...tell(report),
		threshold,
		sources: sources.sort(
			(a, b) => size(b.relieved) - size(a.relieved) || (a.column < b.column ? -1 : 1)
		),
		recoding: recoding.map(({ dropped, after }) => ({
			dropped: dropped as KnownColumn,
			after: tell(after)
		})),
		base
	});
}

function toldRisk(
	{ kAnonymity, lDiversity, records, uniques, below }: Omit<FoundRisk['report'], 'sources'>,
	base: number,
	least: number
): ToldRisk {
	const reached = below === 0;
	const told = (count: number) =>
		reached && count === 0 ? exactly(0) : toldCount(count, base, least);
	return {
		alike: toldSmallest(kAnonymity, base, least),
		diversity: lDiversity === null ? null : toldDiversity(lDiversity, reached || base === 1),
		records: told(records),
		unique: told(uniques),
		below: told(below),
		reached
	};
}

const exactly = (count: number): ToldCount => ({ told: 'exact', count });

/** While any record is below the threshold nothing: so many values say of every hidden count that it is no fewer. */
function toldDiversity(values: number, mayTell: boolean): ToldCount {
	return mayTell ? exactly(values) : { told: 'least', count: 1 };
}

/** The lowest multiple that is told stands for no fewer counts than the minimum hides. */
function toldCount(count: number, base: number, least: number): ToldCount {
	if (base === 1) return exactly(count);
	if (count < least) return { told: 'fewer', count: least };
	const lowest = 1.5 * base - least >= least ? base : 2 * base;
	return { told: 'about', count: Math.max(lowest, Math.round(count / base) * base) };
}

/** The size of the smallest class, told downwards: whoever relies on it must not be told too much. */
function toldSmallest(count: number, base: number, least: number): ToldCount {
	if (base === 1) return exactly(count);
	if (count < least) return { told: 'fewer', count: least };
	return { told: 'least', count: Math.max(least, Math.floor(count / base) * base) };
}

/** The smallest of 1, 2, 5, 10, 20, 50 … that is at least the policy's minimum and rounding base. */
function roundNumber({ minimumCount, roundingBase }: Policy): number {
	const wanted = Math.max(minimumCount, roundingBase);
	const ten = 10 ** Math.floor(Math.log10(wanted));
	return [1, 2, 5, 10].map((digit) => digit * ten).find((round) => round >= wanted)!;
}

const size = ({ told, count }: ToldCount) => (told === 'fewer' ? 0 : count);

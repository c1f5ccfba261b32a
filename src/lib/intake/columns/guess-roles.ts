import type { GuessedColumn, Role } from '$lib/model/intake';
import { words } from '../values/fold';
import { roleWords } from './role-words';
import { describeColumn, type ColumnSample } from './describe-column';

/** Roles that one column alone may play; the best claim wins. */
const single: Role[] = [
	'date',
	'reportDate',
	'year',
	'month',
	'coordinates',
	'longitude',
	'latitude',
	'area',
	'parent',
	'count',
	'population',
	'form',
	'stage',
	'organisation',
	'sex',
	'ageBand',
	'citizenship',
	'origin',
	'furthestStep',
	'referredDate',
	'supportedDate',
	'investigatedDate',
	'prosecutedDate',
	'convictedDate'
];

const mostCategoryValues = 60;
/** The most different values that are still taken for codes whatever they look like, such as the months. */
const mostCodes = 12;

interface Claim {
	column: number;
	role: Role;
	reason: GuessedColumn['reason'];
	confidence: number;
}

/**
 * Guesses the part of each column from its name and a sample of its values (one array a column).
 * A name that the values contradict counts for nothing: a column called "date" without dates is no date.
 */
export function guessRoles(names: readonly string[], sample: readonly string[][]): GuessedColumn[] {
	const described = names.map((_, i) => describeColumn(sample[i] ?? []));
	const claims = names.flatMap((name, column) => claimsOf(name, column, described[column]));
	claims.sort((a, b) => b.confidence - a.confidence || a.column - b.column);
	const taken = new Map<number, Claim>();
	const roles = new Set<Role>();
	for (const claim of claims) {
		if (taken.has(claim.column)) continue;
		if (single.includes(claim.role) && roles.has(claim.role)) continue;
		if (claim.role === 'year' && roles.has('date')) continue;
		taken.set(claim.column, claim);
		roles.add(claim.role);
	}
	// A month alone is no date.
	return names.map((column, i) => {
		const claim = taken.get(i);
		if (claim && !(claim.role === 'month' && !roles.has('year')))
			return {
				column,
				role: standIn(claim.role, roles),
				reason: claim.reason,
				confidence: claim.confidence
			};
		return { column, ...leftOver(described[i]), confidence: 0 };
	});
}

/** The dates of steps, the earlier first. */
const stepDates: readonly Role[] = [
	'reportDate',
	'referredDate',
	'supportedDate',
	'investigatedDate',
	'prosecutedDate',
	'convictedDate'
];

/** The part that a column plays where another is missing: a parent the area's, the first date of a step the case's. */
function standIn(role: Role, roles: ReadonlySet<Role>): Role {
	if (role === 'parent' && !roles.has('area')) return 'area';
	const dated = roles.has('date') || roles.has('year');
	return !dated && role === stepDates.find((step) => roles.has(step)) ? 'date' : role;
}

/**
 * A column without a part of its own can still be filtered by, if it holds few different texts. Numbers that are
 * measured or counted (a cost, a length of stay) make no groups: in the whole file they have hundreds of values.
 */
function leftOver(column: ColumnSample): Pick<GuessedColumn, 'role' | 'reason'> {
	if (isMeasured(column)) return { role: 'ignored', reason: 'numbers' };
	const few = column.distinct > 0 && column.distinct <= mostCategoryValues;
	const repeated = column.distinct < column.filled * 0.5;
	const short = column.longest <= 60 && !isFreeText(column);
	const groups = few && (repeated || column.filled < 20) && short;
	return { role: groups ? 'category' : 'ignored', reason: 'none' };
}

/**
 * Whether a column holds remarks, even if one of them fills most rows ("none"): most of the different values stand
 * in one row only, and they are phrases or make a tenth of the rows.
 */
function isFreeText(column: ColumnSample): boolean {
	if (column.distinct <= mostCodes || column.once <= column.distinct / 2) return false;
	return column.phrases > 0.5 || column.once > column.filled / 10;
}

/** Whether a column holds quantities: numbers with decimals, or more different ones than a list of codes has. */
function isMeasured(column: ColumnSample): boolean {
	if (column.numbers < 0.9 || column.padded > 0.05) return false;
	const decimals = column.decimals > 0.1 && !column.damagedCodes;
	return decimals || column.distinct > mostCodes;
}

function claimsOf(name: string, column: number, sample: ColumnSample): Claim[] {
	const claims: Claim[] = [];
	const said = words(name);
	for (const [role, known] of roleWords) {
		const strength = nameStrength(said, known);
		const fit = strength ? contentFit(role, sample) : 0;
		if (strength * fit > 0.2)
			claims.push({ column, role, reason: 'name', confidence: round(strength * fit) });
	}
	if (sample.dates >= 0.9)
		claims.push({ column, role: 'date', reason: 'content', confidence: 0.45 });
	return claims;
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/** How well a header names a role: 1 for its very name, less for one that contains it as words. */
function nameStrength(said: string, known: string[]): number {
	const exact = known.indexOf(said);
	if (exact >= 0) return 1 - Math.min(exact, 20) * 0.005;
	const bare = said.replace(/(^| )(the|vic|hte|prs|org|cas|v|col|name|code|id|of) ?/g, ' ').trim();
	const near = known.indexOf(bare);
	if (near >= 0) return 0.85 - Math.min(near, 20) * 0.005;
	let best = 0;
	for (const word of known)
		if (word.length > 2 && ` ${said} `.includes(` ${word} `))
			best = Math.max(best, 0.35 + (0.4 * word.length) / said.length);
	return best;
}

/** How well the values fit a role, 0 to 1; an empty column fits anything by half. */
function contentFit(role: Role, sample: ColumnSample): number {
	if (!sample.filled) return 0.5;
	switch (role) {
		case 'date':
		case 'reportDate':
		case 'referredDate':
		case 'supportedDate':
		case 'investigatedDate':
		case 'prosecutedDate':
		case 'convictedDate':
			return sample.dates > 0.3 || sample.serials > 0.8 ? 1 : sample.years > 0.5 ? 0.7 : 0;
		case 'year':
			return sample.years > 0.5 ? 1 : 0;
		case 'month':
			// "Jan 2018" is a date, whatever the column is called.
			return sample.distinct <= 14 && sample.dates < 0.5 ? 1 : 0;
		case 'longitude':
		case 'latitude':
			return sample.decimals > 0.3 ? 1 : sample.numbers > 0.3 ? 0.5 : 0;
		case 'coordinates':
			return sample.pairs > 0.5 ? 1 : 0;
		case 'count':
		case 'population':
			return sample.numbers + sample.censored > 0.5 ? 1 : 0;
		case 'form':
		case 'stage':
		case 'organisation':
		case 'furthestStep':
			return sample.decimals > 0.2 || sample.longest > 200 ? 0 : 1;
		case 'area':
		case 'parent':
			return sample.decimals > 0.2 && !sample.damagedCodes ? 0 : sample.longest > 120 ? 0.3 : 1;
		default:
			return 1;
	}
}

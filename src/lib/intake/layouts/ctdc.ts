import type { CombinedColumn, Role } from '$lib/model/intake';

/** Columns of the CTDC Global Dataset (Counter-Trafficking Data Collaborative) by lower-case name. */
const roles: Record<string, Role> = {
	yearofregistration: 'year',
	datasource: 'organisation',
	gender: 'sex',
	agebroad: 'ageBand',
	citizenship: 'citizenship',
	countryofexploitation: 'area',
	majoritystatus: 'category',
	majoritystatusatexploit: 'category',
	majorityentry: 'category',
	recruiterrelationship: 'category',
	isabduction: 'category',
	traffickmonths: 'category'
};

interface Group {
	column: string;
	role: Role;
	parts: [column: string, value: string][];
}

const labels = (prefix: string, names: string): [string, string][] =>
	names
		.split(' ')
		.map((name) => [prefix + name, name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()]);

const groups: Group[] = [
	{
		column: 'form of exploitation',
		role: 'form',
		parts: [
			['isForcedLabour', 'forced labour'],
			['isSexualExploit', 'sexual exploitation'],
			['isForcedMarriage', 'forced marriage'],
			['isForcedMilitary', 'forced military service'],
			['isOrganRemoval', 'organ removal'],
			['isSlaveryAndPractices', 'slavery and similar practices'],
			['isOtherExploit', 'other exploitation']
		]
	},
	{
		column: 'means of control',
		role: 'category',
		parts: labels(
			'meansOfControl',
			'DebtBondage TakesEarnings RestrictsFinancialAccess Threats PsychologicalAbuse PhysicalAbuse SexualAbuse FalsePromises PsychoactiveSubstances RestrictsMovement RestrictsMedicalCare ExcessiveWorkingHours UsesChildren ThreatOfLawEnforcement WithholdsNecessities WithholdsDocuments Other NotSpecified'
		)
	},
	{
		column: 'sector of labour',
		role: 'category',
		parts: labels(
			'typeOfLabour',
			'Agriculture Aquafarming Begging Construction DomesticWork Hospitality IllicitActivities Manufacturing MiningOrDrilling Peddling Transportation Other NotSpecified'
		)
	},
	{
		column: 'type of sexual exploitation',
		role: 'category',
		parts: labels(
			'typeOfSex',
			'Prostitution Pornography RemoteInteractiveServices PrivateSexualServices'
		)
	},
	{
		column: 'relation to recruiter',
		role: 'category',
		parts: labels('recruiterRelation', 'IntimatePartner Friend Family Other Unknown')
	}
];

/** Whether a header is that of the CTDC Global Dataset or one of its synthetic subsets. */
export function isCtdc(names: readonly string[]): boolean {
	const lower = new Set(names.map((name) => name.toLowerCase()));
	const flags = groups
		.flatMap(({ parts }) => parts)
		.filter(([name]) => lower.has(name.toLowerCase()));
	return (
		lower.has('yearofregistration') &&
		(lower.has('countryofexploitation') || lower.has('citizenship')) &&
		flags.length >= 2
	);
}

/** The part that each CTDC column plays; yes-or-no columns are combined instead. */
export function ctdcRole(column: string): Role {
	const name = column.toLowerCase();
	return Object.hasOwn(roles, name) ? roles[name] : 'ignored';
}

/** CTDC's yes-or-no columns as category columns with several values a cell. */
export function ctdcCombined(names: readonly string[]): CombinedColumn[] {
	const byLower = new Map(names.map((name) => [name.toLowerCase(), name]));
	return groups.flatMap(({ column, role, parts }) => {
		const found = parts.flatMap(([name, value]) => {
			const given = byLower.get(name.toLowerCase());
			return given ? [{ column: given, value }] : [];
		});
		return found.length
			? [{ column, role, parts: found, yes: ['1', '1.0', 'true', 'yes'], separator: '; ' }]
			: [];
	});
}

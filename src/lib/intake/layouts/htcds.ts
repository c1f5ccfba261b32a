import type { IdentifyingKind, Role } from '$lib/model/intake';
import { words } from '../values/fold';

/** Columns of HTCDS 2.0 (IOM, Human Trafficking Case Data Standard) that may be used, by lower-case name. */
const usable: Record<string, Role> = {
	hte_date: 'date',
	hte_country: 'area',
	hte_state: 'parent',
	hte_type: 'stage',
	vic_typeofexploitation: 'form',
	org_type: 'organisation',
	prs_gender: 'sex',
	prs_citizenship: 'citizenship',
	vic_traffickingstatus: 'category',
	vic_relationshiptotrafficker: 'category',
	vic_methodofrecruitment: 'category',
	vic_methodsofcontrol: 'category',
	vic_forcedlabourindustry: 'category',
	vic_typeofsexexploitation: 'category',
	cas_status: 'category'
};

const prefixes = /^(prs|vic|hte|org|cas|con|cco|ref|ser|cwk|usr)_/i;

/** The HTCDS columns that are never loaded, whatever the user chooses. */
const refused: [RegExp, IdentifyingKind][] = [
	[/^prs_(first|middle|second|last|sur|full)?name$|^prs_salutation$|^prs_.*alias/i, 'name'],
	[/^prs_(birthdate|dateofbirth|dob)$/i, 'date-of-birth'],
	[/^prs_identity|^prs_.*(passport|idnumber)/i, 'identity-number'],
	[/_e?mail$/i, 'email'],
	[/_(home|mobile|work)?phone\w*$/i, 'phone'],
	[/^prs_mailing|_(street|postalcode|zip|address)\w*$/i, 'street-address'],
	[/_(longitude|latitude)$/i, 'exact-coordinates'],
	[/case_?worker|_caseowner|_(created|modified|assigned|interviewed)by/i, 'name'],
	[/^hte_description$|^con_|^cco_|_(comments?|notes?)$|details$|_narrative$/i, 'free-text']
];

/** The kind of identifying data that an HTCDS column holds by the standard, or null. */
export function htcdsIdentifying(column: string): IdentifyingKind | null {
	if (!prefixes.test(column)) return null;
	return refused.find(([pattern]) => pattern.test(column))?.[1] ?? null;
}

/** Whether a header follows HTCDS: at least four columns with its prefixes, most of which it knows. */
export function isHtcds(names: readonly string[]): boolean {
	const prefixed = names.filter((name) => prefixes.test(name));
	const known = prefixed.filter(
		(name) => usable[name.toLowerCase()] || htcdsIdentifying(name) !== null
	);
	return known.length >= 4 && known.length >= prefixed.length * 0.4;
}

/** The part that each HTCDS column plays. The state serves as area where no country is given. */
export function htcdsRole(column: string, names: readonly string[]): Role {
	const role = usable[column.toLowerCase()];
	if (role === 'parent' && !names.some((name) => name.toLowerCase() === 'hte_country'))
		return 'area';
	if (role) return role;
	return /(date|month|year)/.test(words(column)) && /^(ref|ser)_/i.test(column)
		? 'reportDate'
		: 'ignored';
}

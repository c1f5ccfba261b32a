import { disclosureSchema, type Policy } from './settings/disclosure';
import { isSameWay } from './shown-under';

/** An agency's published rule, as the part of a policy that it decides. */
export interface PolicyPreset {
	id: string;
	/** The agency or dataset, as it calls itself. */
	name: string;
	policy: Partial<Policy>;
	/** Where the rule is published. */
	source: string;
	/** The year in which it was read there. */
	read: number;
}

/** Rules that agencies really follow (read November 2026). The first is the default. */
export const policyPresets: readonly PolicyPreset[] = [
	{
		id: 'default',
		name: 'Prevention Atlas',
		policy: {},
		source: 'fewer than 11 hidden, zero shown, unreliable under 20',
		read: 2026
	},
	{
		id: 'cms',
		name: 'CMS cell suppression (United States)',
		policy: { minimumCount: 11, showZero: true },
		source: 'CMS: no cell of 1 to 10 may be shown or derived',
		read: 2026
	},
	{
		id: 'ctdc',
		name: 'CTDC, Global Dataset',
		policy: { minimumCount: 11, showZero: true },
		source: 'Counter-Trafficking Data Collaborative: k = 11',
		read: 2026
	},
	{
		id: 'cdc-wonder',
		name: 'CDC WONDER',
		policy: { minimumCount: 10, showZero: false, reliableCount: 20 },
		source: 'CDC WONDER: 0 to 9 suppressed, rates under 20 unreliable',
		read: 2026
	},
	{
		id: 'state-cancer-profiles',
		name: 'State Cancer Profiles',
		policy: { minimumCount: 16, showZero: false },
		source: 'National Cancer Institute: fewer than 16 suppressed',
		read: 2026
	},
	{
		id: 'opensafely',
		name: 'OpenSAFELY',
		policy: { minimumCount: 6, roundingBase: 5, showZero: true },
		source: 'OpenSAFELY: 5 or fewer redacted with secondary suppression, then rounded',
		read: 2026
	},
	{
		id: 'ons-deaths',
		name: 'ONS deaths (United Kingdom)',
		policy: { minimumCount: 3, minimumRateCount: 3, reliableCount: 20 },
		source: 'ONS: no rate from fewer than 3 deaths, under 20 marked unreliable',
		read: 2026
	}
];

/** How a policy is looser than another, by the names of its settings: recorded in every manifest. */
export function loosenedSettings(policy: Policy, than: Policy): string[] {
	const steps = ['day', 'week', 'month', 'quarter', 'year'];
	const places = ['area', 'parent', 'whole'];
	const looser: Partial<Record<keyof Policy, boolean>> = {
		mode: policy.mode === 'exact' && than.mode !== 'exact',
		minimumCount: policy.minimumCount < than.minimumCount,
		showZero: policy.showZero && !than.showZero,
		reliableCount: policy.reliableCount < than.reliableCount,
		minimumRateCount: policy.minimumRateCount < than.minimumRateCount,
		minimumPopulation: policy.minimumPopulation < than.minimumPopulation,
		dominance: policy.dominance > than.dominance,
		roundingBase: policy.roundingBase < than.roundingBase,
		finestStep: steps.indexOf(policy.finestStep) < steps.indexOf(than.finestStep),
		finestPlace: places.indexOf(policy.finestPlace) < places.indexOf(than.finestPlace),
		crossings: policy.crossings.some(
			(group) => !than.crossings.some((allowed) => group.every((name) => allowed.includes(name)))
		),
		alsoShown: policy.alsoShown.some(
			(way) => !than.alsoShown.some((other) => isSameWay(way, other))
		)
	};
	return Object.entries(looser)
		.filter(([, isLooser]) => isLooser)
		.map(([name]) => name);
}

const standard = disclosureSchema.parse({});

/** The settings by which a policy shows what the default would not. */
export const loosenedFromDefault = (policy: Policy): string[] => loosenedSettings(policy, standard);

/** Whether a policy shows anything that the default would not. */
export const isLooserThanDefault = (policy: Policy): boolean =>
	loosenedFromDefault(policy).length > 0;

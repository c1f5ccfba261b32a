import type { AreasSettings } from './settings/areas';
import { disclosureSchema, type Policy, type ShownUnder } from './settings/disclosure';

const standard = disclosureSchema.parse({});

/** The settings that decide which cells are published; the others say how those are shown. */
const deciding = [
	'minimumCount',
	'showZero',
	'minimumPopulation',
	'dominance',
	'finestStep',
	'finestPlace',
	'crossings'
] as const;

/** How records are shown that are counted in these areas under this policy: the same text for what publishes the same cells. */
export function shownUnder(areas: AreasSettings, policy: Policy): ShownUnder {
	return { areas: areasText(areas), rule: ruleText(policy) };
}

/** The smallest count shown, and whatever else of the rule is not the default's. */
export function ruleText(policy: Policy): string {
	const told = deciding.filter(
		(name) => name === 'minimumCount' || written(policy[name]) !== written(standard[name])
	);
	return told.map((name) => `${name}=${written(policy[name])}`).join(' ');
}

function areasText(areas: AreasSettings): string {
	if (areas.kind === 'grid') {
		const { shape, cellSizeMetres, origin } = areas;
		return [`${shape}, ${cellSizeMetres} m`, ...(origin ? [origin.join(' ')] : [])].join(', ');
	}
	const drawn = areas.kind === 'builtin' ? areas.set : areas.file;
	return areas.joined ? `${drawn}, ${areas.joined.length} joined` : drawn;
}

const written = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));

/** Whether two ways are the same. */
export const isSameWay = (one: ShownUnder, other: ShownUnder): boolean =>
	one.areas === other.areas && one.rule === other.rule && sameFiles(one.files, other.files);

/** Whether the same files of records are named. */
export const sameFiles = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
	one.length === other.length && one.every((file) => other.includes(file));

import type { Project } from './project';
import type { AreasSettings } from './settings/areas';
import type { IncidentsSettings } from './settings/incidents';
import { disclosureSchema, type Policy, type ShownUnder } from './settings/disclosure';

/** A way, how the files of the records that are shown in it are read, and their names. */
export interface Way extends ShownUnder {
	files: string[];
	names: string[];
}

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

const placing = ['date', 'longitude', 'latitude', 'area', 'count'] as const;

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

/** How a project shows its records; null where it protects nothing, or counts no records in areas. */
export function wayOf({ areas, disclosure, incidents }: Project): Way | null {
	if (!areas || disclosure.mode !== 'protected' || incidents.length === 0) return null;
	return {
		...shownUnder(areas, disclosure),
		files: [...new Set(incidents.map(readingText))],
		names: incidents.map(({ file }) => file)
	};
}

/** What of reading a file decides when, where and how often its rows count. */
function readingText({ file, columns, identicalRows, dates }: IncidentsSettings): string {
	const told = placing.filter((role) => columns[role]).map((role) => `${role}=${columns[role]}`);
	if (identicalRows === 'drop') told.push('identicalRows=drop');
	if (dates) told.push(`dates=${dates}`);
	return [file, ...told].join(' ');
}

/** A way as it is told beside another: its files where they are others, or read otherwise. */
export function beside({ areas, rule, files }: Way, now: Way): ShownUnder {
	return { areas, rule, ...(sameFiles(files, now.files) ? {} : { files }) };
}

/** Whether any records are shown in both ways. */
export const sharesFiles = (one: Way, other: Way): boolean =>
	one.names.some((name) => other.names.includes(name));

const sameFiles = (one: readonly string[] = [], other: readonly string[] = []) =>
	one.length === other.length && one.every((file) => other.includes(file));

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
	if (areas.kind === 'builtin') return areas.set + joinedText(areas.joined);
	const { file, id, parent, joined } = areas;
	const by = Object.entries({ id, parent }).flatMap(([part, name]) =>
		name ? [` ${part}=${name}`] : []
	);
	return [file, ...by].join('') + joinedText(joined);
}

/** How many regions of joined areas there are, and a short sum of which, since others can be as many. */
function joinedText(joined: string[][] | undefined): string {
	if (!joined) return '';
	const text = joined
		.map((ids) => ids.toSorted().join('\n'))
		.toSorted()
		.join('\n\n');
	return `, ${joined.length} joined (${hash(text)})`;
}

/** A short sum of a text (FNV-1a, 32 bits). */
function hash(text: string): string {
	let sum = 0x811c9dc5;
	for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
	return (sum >>> 0).toString(16).padStart(8, '0');
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

/** Whether two projects show the same records in the same way. */
export const isShownAlike = (one: Project, other: Project): boolean =>
	JSON.stringify(wayOf(one)) === JSON.stringify(wayOf(other));

/** What of reading a file decides what is published of it. */
function readingText(settings: IncidentsSettings): string {
	const { file, columns, identicalRows, dates, dayFirst } = settings;
	// Columns that are broken down decide what is published beside them, organisations what is dominated.
	const told = Object.entries(columns)
		.filter(([, column]) => column?.length)
		.map(([role, column]) => `${role}=${column}`);
	if (dayFirst !== undefined) told.push(`dayFirst=${dayFirst}`);
	if (identicalRows === 'drop') told.push('identicalRows=drop');
	if (dates) told.push(`dates=${dates}`);
	return [file, ...told].join(' ');
}

/** A way as it is told beside another: its files where they are others, or read otherwise. */
export function beside({ areas, rule, files }: ShownUnder, now: Way): ShownUnder {
	return { areas, rule, ...(sameFiles(files, now.files) ? {} : { files }) };
}

/** Whether any records are shown in both ways. */
export const sharesFiles = (one: Way, other: Way): boolean =>
	one.names.some((name) => other.names.includes(name));

const sameFiles = (one: readonly string[] = [], other: readonly string[] = []) =>
	one.length === other.length && one.every((file) => other.includes(file));

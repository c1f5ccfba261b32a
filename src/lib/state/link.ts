import { differences, withPath, type Json } from '$lib/model/paths';
import { projectSchema, type Project } from '$lib/model/project';
import { viewSchema, type View } from '$lib/model/view';

/** A link longer than this is not read. */
const longestLink = 20_000;

/** Parts of a project that never go into a link: they name the user's files, belong to their data, or decide what may be shown of them. */
const private_ = [
	'incidents',
	'population',
	'underreporting',
	'scenarios',
	'report',
	'disclosure',
	'version'
];

const defaultProject = projectSchema.parse({ version: 1 });
const defaultView = viewSchema.parse({});

/**
 * The view and the analysis as the query of a link: one readable parameter for each choice that is
 * not the default (`period.from=2019-01-01&view.layer=hexagons`). No data and no file names.
 */
export function encodeLink(project: Project, view: View): string {
	const shared = Object.fromEntries(
		Object.entries(project).filter(([key]) => !private_.includes(key))
	) as unknown as Json;
	const parameters = new URLSearchParams();
	for (const [path, value] of differences(shared, defaultProject as unknown as Json)) {
		if (path === 'areas.file' || path.startsWith('areas.joined')) continue;
		parameters.append(path, written(value));
	}
	for (const [path, value] of differences(view as unknown as Json, defaultView as unknown as Json))
		parameters.append(`view.${path}`, written(value));
	return parameters.toString();
}

/**
 * Reads a link over a project: its files stay, everything a link carries is the link's or the default.
 * What cannot be used is passed over and named in `ignored`; a link never breaks the page.
 */
export function decodeLink(
	query: string,
	current: Project
): { project: Project; view: View; ignored: string[] } {
	const ignored: string[] = [];
	let view: View = defaultView;
	const kept = Object.fromEntries(private_.map((key) => [key, current[key as keyof Project]]));
	let project: Project = { ...defaultProject, ...kept };
	if (query.length > longestLink) return { project, view, ignored: ['link'] };
	const parameters = [...new URLSearchParams(query)];
	const areas = parameters.filter(([path]) => path.startsWith('areas.'));
	const others = parameters.filter(([path]) => !path.startsWith('areas.'));
	if (areas.length) project = readAreas(project, areas, current, ignored);
	else if (current.areas) project = { ...project, areas: current.areas };
	const take = (block: [string, string][]) => {
		try {
			if (private_.includes(blockOf(block[0][0]))) throw new RangeError('not part of a link');
			[project, view] = withParameters(project, view, block);
			return true;
		} catch {
			return false;
		}
	};
	// Choices of one block may only make sense together: what cannot be used is then looked for one by one.
	for (const name of new Set(others.map(([path]) => blockOf(path)))) {
		const block = others.filter(([path]) => blockOf(path) === name);
		if (!take(block)) ignored.push(...block.filter((one) => !take([one])).map(([path]) => path));
	}
	return { project, view, ignored };
}

/** The part of a project, or the view, that a parameter belongs to. */
const blockOf = (path: string) => path.split('.')[0];

/** A project and a view with parameters of one block set. Throws where they do not fit. */
function withParameters(
	project: Project,
	view: View,
	block: [string, string][]
): [project: Project, view: View] {
	const set = (value: object, from: number) =>
		block.reduce<Json>(
			(all, [path, text]) => withPath(all, path.slice(from), read(text)),
			value as unknown as Json
		);
	return block[0][0].startsWith('view.')
		? [project, viewSchema.parse(set(view, 'view.'.length))]
		: [projectSchema.parse(set(project, 0)), view];
}

/** The areas that a link asks for: their parts only make sense together, and their file stays here. */
function readAreas(
	project: Project,
	parameters: [string, string][],
	current: Project,
	ignored: string[]
): Project {
	try {
		const asked = parameters.reduce<Json>(
			(block, [path, text]) => withPath(block, path.slice('areas.'.length), read(text)),
			{}
		) as Record<string, Json>;
		if (asked.kind === 'boundaries') {
			if (current.areas?.kind !== 'boundaries') throw new RangeError('the boundaries are not here');
			asked.file = current.areas.file;
		}
		// Which areas are joined belongs to the data: it stays with them, and no link changes it.
		delete asked.joined;
		if (isSameSet(asked, current.areas)) asked.joined = joinedOf(current.areas) as Json;
		return projectSchema.parse({ ...project, areas: asked });
	} catch {
		ignored.push('areas');
		return current.areas ? { ...project, areas: current.areas } : project;
	}
}

const joinedOf = (areas: Project['areas']) => (areas?.kind === 'grid' ? undefined : areas?.joined);

function isSameSet(asked: Record<string, Json>, areas: Project['areas']): boolean {
	if (!joinedOf(areas) || asked.kind !== areas?.kind) return false;
	return areas.kind !== 'builtin' || asked.set === areas.set;
}

/** Texts stand as they are unless they would read as something else. */
function written(value: Json): string {
	return typeof value === 'string' && read(value) === value ? value : JSON.stringify(value);
}

function read(text: string): Json {
	try {
		return JSON.parse(text) as Json;
	} catch {
		return text;
	}
}

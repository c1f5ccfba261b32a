import { protectReview } from '$lib/disclosure/protect-review';
import type { Dataset, ProblemCount } from '$lib/model/dataset';
import type { IdentifyingColumn } from '$lib/model/intake';
import type { Finding } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Context } from './context';
import { loadIncidents } from './load-incidents';
import { openIncidents } from './open-incidents';
import { placeProject } from './open-project';

/** The review of a project's files. */
export interface Check {
	files: {
		file: string;
		read: number;
		used: number;
		rejected: number;
		identical: number;
		identifying: IdentifyingColumn[];
		keptIdentifying: string[];
	}[];
	/** All problems, counted. */
	problems: ProblemCount[];
	/** The first rows of each kind of problem. */
	findings: Finding[];
}

const identifyingSentence: Record<IdentifyingColumn['treatment'], string> = {
	drop: 'This column could identify people and is not loaded.',
	refuse: 'This column holds identities of people and is never loaded.',
	'join-only':
		'These coordinates are exact; they serve to find the area and are kept no finer than about 100 m.'
};

/** Reads a project's files and says what is wrong with their rows; places them where it names areas. */
export async function checkIncidents(
	project: Project,
	context: Context
): Promise<{ result: Protected<Check>; dataset: Dataset }> {
	const tables = await openIncidents(project, context);
	const loaded = await loadIncidents(tables, context);
	const dataset = project.areas ? (await placeProject(project, loaded, context)).dataset : loaded;
	const identifying = tables.flatMap(({ opened, settings }) =>
		opened.identifying.map((column) => ({
			file: opened.name,
			column: column.column,
			code: `identifying-${column.kind}`,
			problem: settings.keepIdentifying.includes(column.column)
				? 'This column could identify people and is kept by the project’s own choice.'
				: identifyingSentence[column.treatment],
			rejected: false
		}))
	);
	const review: Check = {
		files: dataset.files.map(({ name, tally, identical, keptIdentifying }, i) => ({
			file: name,
			read: tally.read,
			used: tally.used,
			rejected: tally.rejected,
			identical,
			identifying: tables[i].opened.identifying,
			keptIdentifying
		})),
		problems: dataset.problems,
		findings: [...identifying, ...dataset.findings]
	};
	return { result: protectReview(review, identifying), dataset };
}

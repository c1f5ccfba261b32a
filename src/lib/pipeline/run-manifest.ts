import { toldFiles } from '$lib/disclosure/told-files';
import type { Dataset, LoadedFile, ToldFile } from '$lib/model/dataset';
import { loosenedFromDefault } from '$lib/model/policy-presets';
import type { Project } from '$lib/model/project';
import type { Policy } from '$lib/model/settings/disclosure';
import { release } from '$lib/model/release';
import type { Fingerprint } from '$lib/model/report';

/** What a run was: enough for another to repeat it and get the same bytes. */
export interface Run {
	command: string;
	/** With the defaults that the command itself settled. */
	project: Project;
	dataset: Dataset | null;
	seed: number | null;
	/** How many cells the gate hid. */
	hidden: number;
	inputs: Fingerprint[];
}

/** What every file with exact counts says. */
export const notForRelease =
	'Exact counts, not protected: this file may lead back to people and is not for release.';

/** What every manifest says of columns that say something of each other. */
const relatedColumns =
	'A column that follows from another is published with it as one, and a column is not broken down for an area and a time where it would give away what a related column hides there.';

/** What every row of a table says of a policy that shows more than the default; null where it shows no more. */
export function policyMark(policy: Policy): { column: string; value: string } | null {
	if (policy.mode === 'exact') return { column: 'not_for_release', value: notForRelease };
	const looser = loosenedFromDefault(policy) as (keyof Policy)[];
	if (!looser.length) return null;
	const settings = looser.map((name) => `${name}=${JSON.stringify(policy[name])}`);
	return { column: 'looser_than_default', value: settings.join('; ') };
}

/** The project with the period that its data settled. */
function withStep(project: Project, dataset: Dataset | null): Project {
	const step = project.period.step ?? dataset?.step;
	return step ? { ...project, period: { ...project.period, step } } : project;
}

/** The rows of all files together. */
export function rowsTogether(files: readonly LoadedFile[]) {
	const sum = (part: 'read' | 'rejected' | 'used') =>
		files.reduce((total, { tally }) => total + tally[part], 0);
	return { read: sum('read'), rejected: sum('rejected'), used: sum('used') };
}

/** The names of the files whose rows are not told. */
export function untoldNames(files: readonly ToldFile[]): ReadonlySet<string> {
	return new Set(files.filter(({ tally }) => !tally).map(({ name }) => name));
}

/** Fingerprints without the sizes of files whose rows are not told. */
export function toldInputs(inputs: Fingerprint[], untold: ReadonlySet<string>): Fingerprint[] {
	return inputs.map((input) => (untold.has(input.file) ? { ...input, bytes: null } : input));
}

/** The run manifest: version, seed, project, fingerprints, rows and policy. No clock and no folder of this machine. */
export function runManifest({ command, project, dataset, seed, hidden, inputs }: Run): object {
	const told = toldFiles(dataset?.files ?? [], project.disclosure);
	const files = told.map(({ name, tally, identical, dropped, joinedOnly, keptIdentifying }) => ({
		file: name,
		read: tally?.read ?? null,
		rejected: tally?.rejected ?? null,
		used: tally?.used ?? null,
		identical,
		dropped_columns: dropped,
		join_only_columns: joinedOnly,
		kept_identifying_columns: keptIdentifying
	}));
	const untold = untoldNames(told);
	return {
		...(project.disclosure.mode === 'exact' ? { not_for_release: notForRelease } : {}),
		version: release,
		command,
		seed,
		project: withStep(project, dataset),
		inputs: toldInputs(inputs, untold),
		rows: rowsTogether(dataset?.files ?? []),
		files,
		problems: (dataset?.problems ?? []).map((problem) =>
			untold.has(problem.file) ? { ...problem, rows: null } : problem
		),
		disclosure: {
			...project.disclosure,
			hidden,
			...(project.disclosure.mode === 'exact' ? {} : { related_columns: relatedColumns }),
			looser_than_default: loosenedFromDefault(project.disclosure)
		}
	};
}

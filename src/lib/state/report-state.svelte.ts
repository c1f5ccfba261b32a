import { inputFiles } from '$lib/model/input-files';
import { readManifest } from '$lib/model/manifest';
import { parseProject } from '$lib/model/parse-project';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Fingerprint } from '$lib/model/report';
import type { ReportSection, ReportSettings } from '$lib/model/settings/report';
import { getLocale } from '$lib/messages/compiled/runtime';
import { fingerprintOf } from '$lib/pipeline/fingerprint';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { answerableSections, chosenSections } from '$lib/pipeline/report/answerable';
import { KeptParts, writeReport, type Report } from '$lib/pipeline/report/write-report';
import { runManifest } from '$lib/pipeline/run-manifest';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';
import { settle } from './settle';

/** A file that an opened project names, and how the one that was given for it fares. */
export interface NeededFile {
	name: string;
	expected: string | null;
	given: Blob | null;
	/** `other`: its bytes are not those that the manifest names. */
	state: 'missing' | 'checking' | 'right' | 'other' | 'unchecked';
}

/** A saved project or manifest that waits for its files. */
export interface Waiting {
	project: Project;
	version: string | null;
	files: NeededFile[];
}

const bareName = (name: string) => name.replace(/^.*[/\\]/, '');

/** The brief of a session: its settings in the project, its newest file, and saved projects being opened. */
export class ReportState {
	readonly newest: LatestResult<Project, Protected<Report>>;
	waiting: Waiting | null = $state.raw(null);
	/** Why a chosen file could not be opened as a project. */
	error: Error | null = $state.raw(null);
	#kept = new KeptParts();
	#of: LoadedProject | null = null;

	constructor(private readonly session: Session) {
		this.newest = new LatestResult(async (project, options) => {
			if (!session.loaded) throw new InputError('No data are loaded yet.');
			await settle(session, project, true);
			const { loaded } = session;
			if (this.#of !== loaded) this.#kept = new KeptParts();
			this.#of = loaded;
			return writeReport(project, loaded, await session.context(options), this.#kept);
		});
	}

	/** The project as the brief tells it: in the page's language, and marked where its data are made up. */
	get project(): Project {
		const project = this.session.toldProject;
		const synthetic = project.report.synthetic || this.session.synthetic;
		return { ...project, report: { ...project.report, synthetic, language: getLocale() } };
	}

	get settings(): ReportSettings {
		return this.session.project.project.report;
	}

	/** Sections that can be made of what is loaded, and those that are ticked. */
	get possible(): ReportSection[] {
		const { dataset, project } = this.session;
		return dataset ? answerableSections(project.project, dataset) : [];
	}

	get ticked(): ReportSection[] {
		const { dataset, project } = this.session;
		return dataset ? chosenSections(project.project, dataset) : [];
	}

	change(part: Partial<ReportSettings>): void {
		this.session.project.change({ report: { ...this.settings, ...part } });
	}

	/** Ticks or unticks a section; the last one stays. */
	tick(section: ReportSection, on: boolean): void {
		const sections = this.possible.filter((name) =>
			name === section ? on : this.ticked.includes(name)
		);
		if (sections.length) this.change({ sections });
	}

	/** Makes the brief of the project as it is now. */
	make(): void {
		if (this.session.loaded) void this.newest.ask(this.project);
	}

	/** The run manifest of the newest brief, as the command line writes it. */
	manifest(report: Protected<Report>): string {
		const run = {
			command: 'report',
			project: this.newest.request ?? this.project,
			dataset: this.session.dataset,
			seed: null,
			hidden: report.hidden,
			inputs: report.inputs
		};
		return `${JSON.stringify(runManifest(run), null, '\t')}\n`;
	}

	/** Reads a saved project or a manifest and asks for the files that it names. */
	async openSaved(file: File): Promise<void> {
		this.error = null;
		try {
			const json = parsed(await file.text(), file.name);
			const manifest = readManifest(json);
			const project = parseProject(manifest ? manifest.project : json, file.name);
			const expectedOf = (name: string) =>
				manifest?.inputs.find(({ file }) => file === name)?.sha256 ?? null;
			const files = inputFiles(project).map((name): NeededFile => ({
				name,
				expected: expectedOf(name),
				given: null,
				state: 'missing'
			}));
			this.waiting = { project, version: manifest?.version ?? null, files };
		} catch (error) {
			this.waiting = null;
			this.error = error instanceof Error ? error : new Error(String(error));
		}
	}

	/** Takes files for those that are asked for, by their names, and holds them to their fingerprints. */
	async give(files: File[]): Promise<void> {
		for (const file of files) {
			const needed = this.waiting?.files.find(({ name }) => bareName(name) === file.name);
			if (!needed) continue;
			this.#mark(needed.name, { given: file, state: 'checking' });
			const print: Fingerprint = await fingerprintOf(file.name, file);
			const right = needed.expected === null || needed.expected === print.sha256;
			const state = needed.expected === null ? 'unchecked' : right ? 'right' : 'other';
			this.#mark(needed.name, { state });
		}
	}

	/** Whether every file that the waiting project names has been given and is the right one. */
	get ready(): boolean {
		return (
			this.waiting !== null &&
			this.waiting.files.every(({ state }) => state === 'right' || state === 'unchecked')
		);
	}

	/** Loads the waiting project with the files given. */
	async load(): Promise<void> {
		const { waiting } = this;
		if (!waiting) return;
		const files = Object.fromEntries(
			waiting.files.flatMap(({ name, given }) => (given ? [[name, given]] : []))
		);
		await this.session.open(waiting.project, files, waiting.project.report.synthetic);
		if (!this.session.error) this.waiting = null;
	}

	#mark(name: string, part: Partial<NeededFile>): void {
		if (!this.waiting) return;
		const files = this.waiting.files.map((file) =>
			file.name === name ? { ...file, ...part } : file
		);
		this.waiting = { ...this.waiting, files };
	}
}

function parsed(text: string, file: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, ''));
	} catch {
		throw new InputError(
			'This is neither a project nor a manifest: it is not valid JSON.',
			{ file },
			'project'
		);
	}
}

import type { BoundaryFile, GivenFile, OpenedFile } from '$lib/model/intake';
import type { Project } from '$lib/model/project';
import { GivenFiles, withName } from './given-files';
import type { ProjectState } from './project-state.svelte';
import { areasOf, boundariesOf, suggestedAreas, withOpened } from './reviewed-table';
import type { Visit } from './visit';
import { WaitingTables } from './waiting-tables.svelte';

/** What the user gave: all files by name, tables that wait to be confirmed, and boundaries to choose areas from. */
export class Intake {
	readonly files = new GivenFiles();
	readonly waiting: WaitingTables;
	/** Boundary files that were opened; the first is taken as the areas unless the project says otherwise. */
	boundaries: BoundaryFile[] = $state.raw([]);

	constructor(private readonly choices: ProjectState) {
		this.waiting = new WaitingTables(choices.history);
	}

	/**
	 * Takes files as `open` reads them: tables wait, boundaries become the project's areas. Resolves with whether
	 * there were any of these.
	 */
	async take(
		given: (File | GivenFile)[],
		open: (file: GivenFile, at: number) => Promise<OpenedFile[]>
	): Promise<boolean> {
		const named = given.map(withName);
		const opened: OpenedFile[] = [];
		for (const [i, file] of named.entries()) {
			const tables = await open(file, i);
			for (const { name } of tables) this.files.addSource(name, file.blob);
			opened.push(...tables);
		}
		for (const file of named) this.files.add(file.name, file.blob);
		this.waiting.add(opened.filter((file) => file.kind === 'table'));
		const boundaries = opened.filter((file) => file.kind === 'boundaries');
		this.boundaries = withOpened(boundaries, this.boundaries);
		this.waiting.findPlaces(this.boundaries);
		const areas = boundaries[0]
			? areasOf(boundaries[0])
			: suggestedAreas(opened, this.choices.project, this.boundaries);
		if (areas) this.choices.change({ areas });
		return boundaries.length > 0;
	}

	/** Takes the files of a project. */
	add(files: Iterable<[name: string, blob: Blob]>): void {
		for (const [name, blob] of files) this.files.add(name, blob);
	}

	/** Offers the areas of a project beside the others. */
	offer(project: Project): void {
		this.boundaries = withOpened(this.boundaries, boundariesOf(project));
	}

	/** Takes what was kept of an earlier visit in place of all. */
	replaceBy(visit: Visit): void {
		this.files.replaceBy(visit);
		this.waiting.clear();
		this.boundaries = visit.boundaries;
	}

	/** Lets go of everything. */
	clear(): void {
		this.files.clear();
		this.waiting.clear();
		this.boundaries = [];
	}
}

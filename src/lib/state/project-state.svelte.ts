import { InputError } from '$lib/model/problem';
import { projectSchema, type Project } from '$lib/model/project';
import { viewSchema, type View } from '$lib/model/view';
import { decodeLink, encodeLink } from './link';

/** How many steps can be taken back. */
const longestHistory = 100;

interface Choice {
	project: Project;
	view: View;
}

/**
 * The project and the view of it, with undo and redo. Panels read `project` and `view` and change
 * them by `change` and `look`; nothing else holds a copy.
 */
export class ProjectState {
	#now: Choice = $state.raw({
		project: projectSchema.parse({ version: 1 }),
		view: viewSchema.parse({})
	});
	#past: Choice[] = $state.raw([]);
	#future: Choice[] = $state.raw([]);

	/** The choices of the analysis. Replace, never change in place. */
	get project(): Project {
		return this.#now.project;
	}

	/** How the map and the figures show it. */
	get view(): View {
		return this.#now.view;
	}

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** The query of a link that restores this view (without the question mark). */
	get link(): string {
		return encodeLink(this.#now.project, this.#now.view);
	}

	/**
	 * Changes blocks of the project, checked by its schema: `change({ filter: {} })`.
	 * `transient`: part of a movement (a brush being dragged) that is no step of its own to undo.
	 */
	change(part: Partial<Project>, { transient = false } = {}): void {
		const checked = projectSchema.safeParse({ ...this.#now.project, ...part });
		if (!checked.success) throw new InputError(checked.error.issues[0].message);
		this.#set({ ...this.#now, project: checked.data }, transient);
	}

	/** Changes how it is looked at. */
	look(part: Partial<View>, { transient = false } = {}): void {
		const view = viewSchema.parse({ ...this.#now.view, ...part });
		this.#set({ ...this.#now, view }, transient);
	}

	/** Keeps or lets go of one value of a category column; the last one let go lifts the filter. */
	toggleFilter(column: string, value: string): void {
		const filter = { ...this.project.filter };
		const kept = filter[column] ?? [];
		const next = kept.includes(value) ? kept.filter((other) => other !== value) : [...kept, value];
		if (next.length) filter[column] = next;
		else delete filter[column];
		this.change({ filter });
	}

	/** Replaces everything by a saved project. */
	open(project: Project): void {
		this.#set({ project, view: viewSchema.parse({}) }, false);
	}

	/** Follows a link or the back button. What it cannot use is passed over and returned. */
	follow(query: string): string[] {
		const { project, view, ignored } = decodeLink(query, this.#now.project);
		if (encodeLink(project, view) !== this.link) this.#set({ project, view }, true);
		return ignored;
	}

	undo(): void {
		const [last] = this.#past.slice(-1);
		if (!last) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, this.#now];
		this.#now = last;
	}

	redo(): void {
		const [next] = this.#future.slice(-1);
		if (!next) return;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, this.#now];
		this.#now = next;
	}

	#moving: Choice | null = null;

	/** A movement is undone as a whole: its start is remembered and becomes one step when it ends. */
	#set(choice: Choice, transient: boolean): void {
		if (transient) this.#moving ??= this.#now;
		else {
			this.#past = [...this.#past, this.#moving ?? this.#now].slice(-longestHistory);
			this.#future = [];
			this.#moving = null;
		}
		this.#now = choice;
	}
}

import { InputError } from '$lib/model/problem';
import { projectSchema, valuesKept, type Project } from '$lib/model/project';
import { viewSchema, type View } from '$lib/model/view';
import { History } from './history.svelte';
import { decodeLink, encodeLink } from './link';

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
	#moving: Choice | null = null;
	#isMoving = $state(false);

	/** @param history where every choice is recorded, together with those made elsewhere */
	constructor(readonly history = new History()) {}

	/** The choices of the analysis. Replace, never change in place. */
	get project(): Project {
		return this.#now.project;
	}

	/** How the map and the figures show it. */
	get view(): View {
		return this.#now.view;
	}

	get canUndo(): boolean {
		return this.history.canUndo;
	}

	get canRedo(): boolean {
		return this.history.canRedo;
	}

	/** Whether a movement is under way (a brush being dragged): what is chosen now is passed through, not chosen. */
	get isMoving(): boolean {
		return this.#isMoving;
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
		this.#isMoving = transient;
	}

	/** Changes how it is looked at. */
	look(part: Partial<View>, { transient = false } = {}): void {
		const view = viewSchema.parse({ ...this.#now.view, ...part });
		this.#set({ ...this.#now, view }, transient);
	}

	/** Keeps or lets go of one value of a category column; the last one let go lifts the filter. */
	toggleFilter(column: string, value: string): void {
		const filter = { ...this.project.filter };
		const kept = valuesKept(filter, column) ?? [];
		const next = kept.includes(value) ? kept.filter((other) => other !== value) : [...kept, value];
		if (next.length) filter[column] = next;
		else delete filter[column];
		this.change({ filter });
	}

	/** Replaces everything by a saved project; choices about other data cannot be taken back. */
	open(project: Project): void {
		this.#now = { project, view: viewSchema.parse({}) };
		this.#settle();
		this.history.clear();
	}

	/** Follows a link or the back button. What it cannot use is passed over and returned. */
	follow(query: string): string[] {
		const { project, view, ignored } = decodeLink(query, this.#now.project);
		if (encodeLink(project, view) !== this.link) this.#set({ project, view }, true);
		this.#isMoving = false;
		return ignored;
	}

	undo(): void {
		this.#settle();
		this.history.undo();
	}

	redo(): void {
		this.#settle();
		this.history.redo();
	}

	#settle(): void {
		this.#moving = null;
		this.#isMoving = false;
	}

	/** A movement is undone as a whole: its start is remembered and becomes one step when it ends. */
	#set(choice: Choice, transient: boolean): void {
		if (transient) this.#moving ??= this.#now;
		else {
			const before = this.#moving ?? this.#now;
			this.#moving = null;
			this.history.record({
				undo: () => (this.#now = before),
				redo: () => (this.#now = choice)
			});
		}
		this.#now = choice;
	}
}

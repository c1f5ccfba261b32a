import { Cancelled } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { ShownUnder } from '$lib/model/settings/disclosure';
import type { ProjectState } from './project-state.svelte';
import { beside, isSameWay, sharesFiles, wayOf, type Way } from '$lib/model/shown-under';

/** What of a project decides in which way records are shown. */
type Settings = Pick<Project, 'areas' | 'disclosure'>;

/** What the user is asked before records are shown in another way than before. */
export interface Asked {
	/** The project that would show them so, with the ways in which they were shown. */
	project: Project;
	/** Whether these can be let go of: nothing of them was saved. */
	canLetGo: boolean;
	/** `also`: in this way too, marked; `instead`: nothing of the others was noted or shown to others; `stay`: not so. */
	reply: (word: 'also' | 'instead' | 'stay') => void;
}

/**
 * In which ways (files of records, areas, and rule of what may be shown) records were shown in this visit.
 * Each way is decided by itself, so figures of two can be subtracted: before records are shown in a second
 * one the user is asked, and from then on whatever is shown says which others there were. No part of the
 * project: it cannot be taken back with a choice. Files are known by their names.
 */
export class ShownBefore {
	#ways: Way[] = $state.raw([]);
	/** Of those, the ones of which a file or a brief was made. */
	#saved: Way[] = [];
	/** Those that the user wants, which nothing may have been shown in yet. */
	#agreed: Way[] = [];
	/** What waits for the user's word. */
	asked: Asked | null = $state.raw(null);
	#answer: Promise<void> = Promise.resolve();
	#callOff: () => void = () => undefined;
	/** How records were shown last, to go back to. */
	#last: Settings | null = null;

	constructor(private readonly choices: ProjectState) {}

	/** Notes that the records were shown, or saved, as the project says now. */
	note(project: Project, saved = false): void {
		const way = wayOf(project);
		if (!way) return;
		if (!isAmong(this.#ways, way)) this.#ways = [...this.#ways, way];
		if (saved && !isAmong(this.#saved, way)) this.#saved.push(way);
	}

	/** Notes how the loaded records are shown, to go back to. */
	stayWith(project: Project): void {
		this.#last = settingsOf(project);
	}

	/** The other ways than the project's in which its records were shown, in this visit or by what it says itself. */
	others(project: Project): ShownUnder[] {
		const now = wayOf(project);
		if (!now) return [];
		const said = project.disclosure.alsoShown;
		const seen = this.#of(now).map((way) => beside(way, now));
		const all = [...said, ...seen.filter((way) => !isAmong(said, way))];
		return all.filter((way) => !isSameWay(way, beside(now, now)));
	}

	/**
	 * Whether records may be shown as the project says without asking: where they were shown so already, in
	 * no other way in this visit, or only in such as the project names itself.
	 */
	mayShow(project: Project): boolean {
		const now = wayOf(project);
		if (!now || isAmong(this.#ways, now) || isAmong(this.#agreed, now)) return true;
		const said = project.disclosure.alsoShown;
		return this.#of(now).every((way) => isAmong(said, beside(way, now)));
	}

	/**
	 * Resolves once they may, which the user may have to say. Where he does not want it, the choices that led
	 * there are taken back, and it rejects with `Cancelled`.
	 */
	agree(project: Project): Promise<void> {
		const now = wayOf(project);
		if (!now || this.mayShow(project)) return Promise.resolve();
		const asked = this.asked && wayOf(this.asked.project);
		if (asked && isSameWay(asked, now)) return this.#answer;
		this.dismiss();
		return (this.#answer = this.#ask(project));
	}

	/** Takes the question back where something else was chosen meanwhile: what waits for it is called off. */
	dismiss(): void {
		this.asked = null;
		this.#callOff();
	}

	/** Whether the other ways of this visit can be let go of: nothing of them was saved. */
	canLetGo(project: Project): boolean {
		const now = wayOf(project);
		if (!now || project.disclosure.alsoShown.length > 0) return false;
		return !this.#of(now).some((way) => !isSameWay(way, now) && isAmong(this.#saved, way));
	}

	/** Forgets what was only looked at, on the word of the user that nothing of it went further. */
	letGo(project: Project): void {
		const now = wayOf(project);
		if (!now || !this.canLetGo(project)) return;
		const gone = this.#of(now).filter((way) => !isSameWay(way, now));
		this.#ways = this.#ways.filter((way) => !gone.includes(way));
		this.#agreed = this.#agreed.filter((way) => !isAmong(gone, way));
	}

	/** The project as files tell it. */
	told(project: Project): Project {
		const alsoShown = this.others(project);
		return { ...project, disclosure: { ...project.disclosure, alsoShown } };
	}

	/** The ways in which any of a project's records were shown. */
	#of(now: Way): Way[] {
		return this.#ways.filter((way) => sharesFiles(way, now));
	}

	/** Goes back to how the loaded records were shown last: by taking the last choice back where that leads there. */
	#goBack(): void {
		const last = this.#last;
		const isThere = () => JSON.stringify(settingsOf(this.choices.project)) === JSON.stringify(last);
		if (!last || isThere()) return;
		if (this.choices.canUndo) {
			this.choices.undo();
			if (isThere()) return;
			this.choices.redo();
		}
		this.choices.change(last);
	}

	#ask(project: Project): Promise<void> {
		return new Promise((resolve, reject) => {
			this.#callOff = () => reject(new Cancelled());
			const asked: Asked = {
				project: this.told(project),
				canLetGo: this.canLetGo(project),
				reply: (word) => {
					// A question that was taken back is answered by nobody.
					if (this.asked !== asked) return;
					if (word === 'stay') {
						this.#goBack();
						return this.dismiss();
					}
					this.asked = null;
					if (word === 'instead') this.letGo(project);
					this.#agreed.push(wayOf(project)!);
					resolve();
				}
			};
			this.asked = asked;
		});
	}
}

const settingsOf = ({ areas, disclosure }: Project): Settings => ({ areas, disclosure });

const isAmong = (ways: readonly ShownUnder[], way: ShownUnder): boolean =>
	ways.some((other) => isSameWay(way, other));

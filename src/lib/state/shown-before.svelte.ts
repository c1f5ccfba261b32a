import type { Dataset } from '$lib/model/dataset';
import type { Project } from '$lib/model/project';
import type { ShownUnder } from '$lib/model/settings/disclosure';
import { isSameWay, shownUnder } from '$lib/model/shown-under';

/**
 * In which ways (areas, and rule of what may be shown) the loaded records were shown in this visit.
 * Each way is decided by itself, so figures of two can be subtracted: whatever is shown in one says
 * which others there were. No part of the project: it cannot be taken back with a choice.
 */
export class ShownBefore {
	#ways: ShownUnder[] = $state.raw([]);
	/** Of those, the ones of which a file or a brief was made. */
	#saved: ShownUnder[] = $state.raw([]);
	#records = '';

	/** Starts anew where these are other records than before. */
	follow({ files }: Pick<Dataset, 'files'>): void {
		const records = JSON.stringify(files.map(({ name, tally }) => [name, tally.read]));
		if (records !== this.#records) [this.#ways, this.#saved] = [[], []];
		this.#records = records;
	}

	/** Notes that the records were shown, or saved, as the project says now. */
	note(project: Project, saved = false): void {
		const way = wayOf(project);
		if (!way) return;
		this.#ways = withWay(this.#ways, way);
		if (saved) this.#saved = withWay(this.#saved, way);
	}

	/** The other ways than the project's in which they were shown, in this visit or by what it says itself. */
	others(project: Project): ShownUnder[] {
		const now = wayOf(project);
		if (!now) return [];
		const all = this.#ways.reduce(withWay, project.disclosure.alsoShown);
		return all.filter((way) => !isSameWay(way, now));
	}

	/** Whether those of this visit can be let go of: nothing of them was saved. */
	canLetGo(project: Project): boolean {
		const others = this.others(project);
		const kept = [...this.#saved, ...project.disclosure.alsoShown];
		return !others.some((way) => kept.some((other) => isSameWay(way, other)));
	}

	/** Forgets what was only looked at, on the word of the user that nothing of it went further. */
	letGo(project: Project): void {
		if (!this.canLetGo(project)) return;
		this.#ways = [];
		this.note(project);
	}

	/** The project as files tell it. */
	told(project: Project): Project {
		const alsoShown = this.others(project);
		return { ...project, disclosure: { ...project.disclosure, alsoShown } };
	}
}

/** How a project shows its records; null where it protects nothing, or counts in no areas yet. */
function wayOf({ areas, disclosure }: Project): ShownUnder | null {
	return areas && disclosure.mode === 'protected' ? shownUnder(areas, disclosure) : null;
}

function withWay(ways: ShownUnder[], way: ShownUnder): ShownUnder[] {
	return ways.some((other) => isSameWay(way, other)) ? ways : [...ways, way];
}

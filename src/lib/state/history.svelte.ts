/** How many steps can be taken back. */
const longest = 100;

/** One choice: how to take it back, and how to make it again. */
export interface Step {
	undo: () => void;
	redo: () => void;
}

/** The choices of a visit in the order they were made; whatever holds choices records them here. */
export class History {
	#past: Step[] = $state.raw([]);
	#future: Step[] = $state.raw([]);

	get canUndo(): boolean {
		return this.#past.length > 0;
	}

	get canRedo(): boolean {
		return this.#future.length > 0;
	}

	/** Adds a choice that has just been made; what had been taken back before cannot be made again. */
	record(step: Step): void {
		this.#past = [...this.#past, step].slice(-longest);
		this.#future = [];
	}

	undo(): void {
		const last = this.#past.at(-1);
		if (!last) return;
		this.#past = this.#past.slice(0, -1);
		this.#future = [...this.#future, last];
		last.undo();
	}

	redo(): void {
		const next = this.#future.at(-1);
		if (!next) return;
		this.#future = this.#future.slice(0, -1);
		this.#past = [...this.#past, next];
		next.redo();
	}

	/** Forgets every step: other data make earlier choices meaningless. */
	clear(): void {
		this.#past = [];
		this.#future = [];
	}
}

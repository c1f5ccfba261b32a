/**
 * Lets the parts of a page appear one after the other, a frame apart, so that the page answers in
 * between. Make it while a component is set up; nothing appears while `waits` says so.
 */
export class OneByOne {
	#shown = $state(0);

	constructor(parts: number, waits: () => boolean) {
		$effect(() => {
			if (waits()) {
				this.#shown = 0;
				return;
			}
			if (this.#shown >= parts) return;
			let timer: ReturnType<typeof setTimeout>;
			// After the frame has been drawn.
			const frame = requestAnimationFrame(() => (timer = setTimeout(() => this.#shown++)));
			return () => {
				cancelAnimationFrame(frame);
				clearTimeout(timer);
			};
		});
	}

	/** Whether the part with this number (1, 2, …) has its turn. */
	has(part: number): boolean {
		return this.#shown >= part;
	}
}

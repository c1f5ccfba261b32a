/** Where it is kept on this machine that they were closed. */
export const KEY = 'first-steps';

/** Whether the first steps are shown: until they are closed once, on this machine. */
class FirstSteps {
	open = $state(true);

	/** Reads whether they were closed before; call once, in the browser. */
	start(): void {
		try {
			this.open = localStorage.getItem(KEY) !== 'closed';
		} catch {
			this.open = false;
		}
	}

	/** Shows them again. */
	show(): void {
		this.open = true;
	}

	/** Closes them for good. */
	close(): void {
		this.open = false;
		try {
			localStorage.setItem(KEY, 'closed');
		} catch {
			// Storage may be closed to the page; they then stay away until it is closed.
		}
	}
}

export const firstSteps = new FirstSteps();

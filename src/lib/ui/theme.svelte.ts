/** The reader's choice of theme; `system` follows the machine. */
export type ThemeChoice = 'system' | 'light' | 'dark';

/** Where the choice of theme is kept on this machine. */
export const KEY = 'theme';

function stored(): ThemeChoice {
	try {
		const value = localStorage.getItem(KEY);
		return value === 'light' || value === 'dark' ? value : 'system';
	} catch {
		return 'system';
	}
}

/**
 * Light or dark, kept on this machine. `version` grows with every change, for whatever must
 * resolve its colours anew (canvas, map).
 */
class Theme {
	choice = $state<ThemeChoice>('system');
	version = $state(0);

	/** Applies the stored choice and follows the machine's; call once, in the browser. */
	start(): () => void {
		this.#apply(stored());
		const query = matchMedia('(prefers-color-scheme: dark)');
		const bump = () => this.version++;
		query.addEventListener('change', bump);
		return () => query.removeEventListener('change', bump);
	}

	set(choice: ThemeChoice): void {
		this.#apply(choice);
		try {
			localStorage.setItem(KEY, choice);
		} catch {
			// Storage may be closed to the page; the choice then lasts until it is closed.
		}
	}

	#apply(choice: ThemeChoice): void {
		this.choice = choice;
		if (choice === 'system') delete document.documentElement.dataset.theme;
		else document.documentElement.dataset.theme = choice;
		this.version++;
	}
}

export const theme = new Theme();

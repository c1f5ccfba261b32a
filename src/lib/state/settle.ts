import { Cancelled } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import { isShownAlike } from '$lib/model/shown-under';

/** What of a session decides whether its loaded records may be shown. */
interface Showing {
	readonly project: { readonly project: Project };
	readonly isPlaced: boolean;
	readonly mayShow: boolean;
	readonly progress: unknown;
	replace(): Promise<void>;
	agreed(): Promise<void>;
	noteShown(saved?: boolean): void;
}

/**
 * Resolves once the loaded records lie where the project says and may be shown so, and notes that they are, or
 * are saved. Rejects with `Cancelled` where the user wants otherwise (what was chosen is then taken back), and
 * where `asked` would show them otherwise than the project by now.
 */
export async function settle(session: Showing, asked?: Project, saved = false): Promise<void> {
	if (!session.isPlaced && !session.progress) await session.replace();
	if (session.isPlaced) await session.agreed();
	const { project } = session.project;
	if (!session.mayShow || !isShownAlike(asked ?? project, project)) throw new Cancelled();
	session.noteShown(saved);
}

import type { ResultTable } from '$lib/model/exports';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Dataset } from '$lib/model/dataset';
import type { Context } from '$lib/pipeline/context';

/** What a command hands to the writers: only what has passed the gate. */
export interface CommandResult<T> {
	/** The whole result: `COMMAND.json`. Typed arrays become lists, NaN null. */
	result: Protected<T>;
	/** `COMMAND.csv` as made of the result; null: the command has none. */
	table: ((result: T) => ResultTable) | null;
	/** The result in sentences: `in_words` of `COMMAND.json`. */
	inWords?: (result: T) => string[];
	/** False: there is no `COMMAND.json`, the further files are the result. */
	json?: boolean;
	/** Further files by their name, as made of the result. */
	files?: Record<string, (result: T) => string | Uint8Array>;
	/** How many cells the gate hid. */
	hidden: number;
	/** Whose rows the manifest counts; null where the command reads none. */
	dataset: Dataset | null;
	/** The seed that the result rests on; null where nothing is random. */
	seed: number | null;
	/** The project with defaults that the command itself settled, where that differs. */
	project?: Project;
}

/** One command. `context` opens files, keeps rows, runs jobs; nothing is written until it returns. */
export type Command<T> = (project: Project, context: Context) => Promise<CommandResult<T>>;

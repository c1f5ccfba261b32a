import type { Context } from './context';
import { openTables } from './open-incidents';

/** The names of a small file's columns, to choose from. */
export async function readColumnNames(file: string, context: Context): Promise<string[]> {
	const [{ staged }] = await openTables(file, context);
	return staged.names;
}

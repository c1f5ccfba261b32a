import type { LoadedFile, ToldFile } from '$lib/model/dataset';
import type { Policy } from '$lib/model/settings/disclosure';

/**
 * The files as papers that are handed on tell of them. Where each is one organisation's, its rows are that
 * organisation's cases: numbers of a file with fewer rows than the minimum are left out. The numbers of
 * all files together are told, so those of the next smallest are left out too until the rows left out
 * are the minimum together: any number below it is then possible. A single file's numbers are those of
 * all together and are told, as are all of them in `exact` mode.
 */
export function toldFiles(
	files: readonly LoadedFile[],
	{ mode, minimumCount }: Policy
): ToldFile[] {
	const few = (rows: number) => rows > 0 && rows < minimumCount;
	const asks = ({ tally }: LoadedFile) => few(tally.read) || few(tally.used);
	const left = new Set(mode === 'exact' || files.length < 2 ? [] : files.filter(asks));
	const others = files
		.filter((file) => !left.has(file))
		.sort((a, b) => b.tally.used - a.tally.used || b.tally.read - a.tally.read);
	const rowsLeft = (part: 'read' | 'used') =>
		[...left].reduce((sum, { tally }) => sum + tally[part], 0);
	const derivable = () => left.size === 1 || few(rowsLeft('read')) || few(rowsLeft('used'));
	while (left.size > 0 && others.length > 0 && derivable()) left.add(others.pop()!);
	return files.map((file) => (left.has(file) ? { ...file, tally: null, identical: null } : file));
}

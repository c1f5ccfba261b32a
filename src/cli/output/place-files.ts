import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '$lib/model/problem';

/**
 * Puts files into a folder, all or none: they are written beside it first and then renamed into it. A
 * folder that does not exist is made; other files in it stay.
 */
export async function placeFiles(
	folder: string,
	files: Record<string, string | Uint8Array>
): Promise<void> {
	let waiting: string;
	try {
		await mkdir(dirname(folder), { recursive: true });
		waiting = await mkdtemp(join(dirname(folder), '.atlas-'));
	} catch {
		throw new InputError('The folder for the results cannot be written; choose another --out.', {
			file: folder
		});
	}
	try {
		for (const [name, text] of Object.entries(files)) await writeFile(join(waiting, name), text);
		await mkdir(folder, { recursive: true });
		for (const name of Object.keys(files)) await rename(join(waiting, name), join(folder, name));
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EISDIR')
			throw new InputError('The folder for the results cannot be written; choose another --out.', {
				file: folder
			});
		throw error;
	} finally {
		await rm(waiting, { recursive: true, force: true });
	}
}

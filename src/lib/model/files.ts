/**
 * The files that a project names: what was dropped on the page, or a folder on disk. Rejects with an
 * `InputError` where a name is not there.
 */
export interface Files {
	open(name: string): Promise<Blob>;
}

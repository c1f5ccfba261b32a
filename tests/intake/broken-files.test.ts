import { describe, expect, it } from 'vitest';
import { openFile } from '$lib/intake/open-file';
import { InputError } from '$lib/model/problem';
import { areasFromBoundaries } from '$lib/spatial/boundaries';
import { brokenFiles, type BrokenFile } from './broken-files';

const files = brokenFiles();

const open = ({ name, content }: BrokenFile) =>
	openFile({ file: { name, blob: new Blob([content]) } });

describe('broken files', () => {
	it('are forty or more', () => expect(files.length).toBeGreaterThanOrEqual(40));

	it.each(files.filter(({ refused }) => refused).map((file) => [file.what, file] as const))(
		'%s: refused in one sentence',
		async (_, file) => {
			const error = await open(file).catch((caught: unknown) => caught);
			expect(error).toBeInstanceOf(InputError);
			const { message, place } = error as InputError;
			expect(message).toMatch(file.refused!);
			expect(message).toMatch(/^[A-Z][^\n]+[.)]$/);
			expect(place.file).toContain('a.');
		}
	);

	it.each(files.filter(({ refused }) => !refused).map((file) => [file.what, file] as const))(
		'%s: opened, and its rows add up',
		async (_, file) => {
			const [opened] = await open(file);
			if (opened.kind === 'boundaries') {
				const { areas } = areasFromBoundaries(opened.features, {}, opened.name);
				expect(areas.ids).toEqual(['a']);
				return;
			}
			const { read, used, rejected } = opened.tally;
			expect(read).toBe(used + rejected);
			expect(opened.staged.rows).toBe(used);
			expect(used).toBe(file.used);
			expect(rejected).toBe(file.rejected ?? 0);
			const codes = opened.findings.map(({ code }) => code);
			for (const code of file.codes ?? []) expect(codes).toContain(code);
			for (const found of opened.findings) expect(found.problem).toMatch(/^[A-Z].*\.$/);
		}
	);
});

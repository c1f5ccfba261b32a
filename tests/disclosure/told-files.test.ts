import { describe, expect, it } from 'vitest';
import { toldFiles } from '$lib/disclosure/told-files';
import type { Dataset, LoadedFile } from '$lib/model/dataset';
import { projectSchema } from '$lib/model/project';
import { createRandom } from '$lib/numeric/random';
import { runManifest } from '$lib/pipeline/run-manifest';

const policy = projectSchema.parse({ version: 1 }).disclosure;
const { minimumCount } = policy;

function fileOf(name: string, used: number, rejected = 0): LoadedFile {
	const read = used + rejected;
	return {
		name,
		tally: { read, used, rejected, blank: 0 },
		identical: 0,
		dropped: [],
		joinedOnly: [],
		keptIdentifying: [],
		placeColumns: {},
		incidents: { first: 0, count: read },
		sourceRows: null,
		sourceFirst: 2
	};
}
const told = (files: LoadedFile[]) => toldFiles(files, policy).map(({ tally }) => tally?.used);

describe('rows by file', () => {
	it('are told where none has fewer than the minimum, where there is one file, and in exact mode', () => {
		const enough = [fileOf('a', 11), fileOf('b', 400), fileOf('c', 0)];
		expect(told(enough)).toEqual([11, 400, 0]);
		expect(told([fileOf('a', 3)])).toEqual([3]);
		const exact = toldFiles([fileOf('a', 3), fileOf('b', 4)], { ...policy, mode: 'exact' });
		expect(exact.map(({ tally }) => tally?.used)).toEqual([3, 4]);
	});

	it('are left out of a small file and of the next smallest, whose rows would tell it', () => {
		expect(told([fileOf('a', 3), fileOf('b', 400), fileOf('c', 60)])).toEqual([
			undefined,
			400,
			undefined
		]);
		// Two small ones would be told by their sum.
		expect(told([fileOf('a', 3), fileOf('b', 4), fileOf('c', 60), fileOf('d', 70)])).toEqual([
			undefined,
			undefined,
			undefined,
			70
		]);
		// Few rows read, though none of them is used.
		expect(told([fileOf('a', 0, 3), fileOf('b', 60)])).toEqual([undefined, undefined]);
	});

	it('leave every number below the minimum possible for a small file, whatever the files', () => {
		const random = createRandom(8);
		for (let trial = 0; trial < 2000; trial++) {
			const files = Array.from({ length: 2 + random.below(6) }, (_, i) =>
				fileOf(String(i), random.below(random.below(2) ? 14 : 90), random.below(4))
			);
			const shown = toldFiles(files, policy);
			for (const part of ['read', 'used'] as const) {
				const sum = (list: { tally: LoadedFile['tally'] | null }[]) =>
					list.reduce((total, { tally }) => total + (tally?.[part] ?? 0), 0);
				const left = sum(files) - sum(shown);
				files.forEach(({ tally }, i) => {
					if (tally[part] === 0 || tally[part] >= minimumCount) return;
					expect(shown[i].tally).toBeNull();
					const others = shown.filter((one, k) => k !== i && !one.tally).length;
					// With others left out, any number up to what is left over fits.
					if (sum(files) >= minimumCount)
						expect(others > 0 && left >= minimumCount - 1, JSON.stringify(files)).toBe(true);
				});
			}
		}
	});

	it('are left out of the manifest with the sizes of the files, while all rows together are told', () => {
		const dataset = {
			files: [fileOf('a.csv', 3, 1), fileOf('b.csv', 60), fileOf('c.csv', 90, 2)],
			problems: [
				{ file: 'a.csv', code: 'date-missing', rejected: true, rows: 1 },
				{ file: 'c.csv', code: 'date-missing', rejected: true, rows: 2 }
			]
		} as unknown as Dataset;
		const inputs = ['a.csv', 'c.csv'].map((file) => ({ file, bytes: 50, sha256: 'f'.repeat(64) }));
		const run = { command: 'aggregate', dataset, seed: 1, hidden: 0, inputs };
		const manifest = (mode: 'protected' | 'exact') =>
			runManifest({ ...run, project: projectSchema.parse({ version: 1, disclosure: { mode } }) });
		expect(manifest('protected')).toMatchObject({
			rows: { read: 156, rejected: 3, used: 153 },
			files: [
				{ file: 'a.csv', read: null, rejected: null, used: null, identical: null },
				{ file: 'b.csv', read: null, rejected: null, used: null },
				{ file: 'c.csv', read: 92, rejected: 2, used: 90 }
			],
			inputs: [
				{ file: 'a.csv', bytes: null },
				{ file: 'c.csv', bytes: 50 }
			],
			problems: [{ rows: null }, { rows: 2 }]
		});
		expect(manifest('exact')).toMatchObject({
			files: [{ used: 3 }, { used: 60 }, { used: 90 }],
			inputs: [{ bytes: 50 }, { bytes: 50 }],
			problems: [{ rows: 1 }, { rows: 2 }]
		});
	});
});

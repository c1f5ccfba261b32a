import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { underreporting } from '../../src/cli/commands/underreporting';
import { DiskFiles } from '../../src/cli/disk-files';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { parseProject } from '$lib/model/parse-project';
import { InlineRunner } from '$lib/workers/inline-runner';

const root = join(import.meta.dirname, '../..');

describe('the underreporting command', () => {
	it('writes the published UK 2013 estimate from its table of lists alone', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'atlas-'));
		copyFileSync(join(root, 'tests/reference/uk-2013-lists.csv'), join(folder, 'lists.csv'));
		const columns = ['local_authority', 'ngo', 'police', 'government', 'public'];
		const project = {
			version: 1,
			underreporting: {
				method: 'multiple-systems',
				lists: {
					file: 'lists.csv',
					columns: [...columns, 'national_crime_agency'],
					count: 'count'
				},
				selection: 'main',
				replicates: 0
			}
		};
		const engine = await openNodeEngine();
		const files = new DiskFiles(folder);
		const context = { engine, files, runner: new InlineRunner() };
		const { result, table } = await underreporting(parseProject(project), context);
		await engine.close();
		const { columns: header, rows } = table!(result);
		expect(header).toEqual(['area_id', 'reported', 'estimated', 'lower', 'upper', 'method']);
		expect(rows).toHaveLength(1);
		const [area, reported, ...estimates] = rows[0];
		expect([area, reported]).toEqual(['', 2744]);
		expect(estimates.slice(0, 3).map(Number).map(Math.round)).toEqual([12214, 10989, 13621]);
	});
});

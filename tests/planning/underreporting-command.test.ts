import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

describe('the underreporting command', () => {
	it('writes the published UK 2013 estimate from its table of lists alone', () => {
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
		writeFileSync(join(folder, 'project.json'), JSON.stringify(project));
		const paths = [join(folder, 'project.json'), '--out', join(folder, 'out')];
		execFileSync('npx', ['tsx', 'src/cli/atlas.ts', 'underreporting', ...paths], { cwd: root });
		const [header, row, ...rest] = readFileSync(join(folder, 'out/underreporting.csv'), 'utf8')
			.trim()
			.split('\n');
		expect(header).toBe('area_id,reported,estimated,lower,upper,method');
		expect(rest).toEqual([]);
		const cells = row.split(',');
		expect([cells[0], cells[1], cells[5]]).toEqual(['', '2744', 'multiple-systems']);
		expect(cells.slice(2, 5).map((cell) => Math.round(Number(cell)))).toEqual([
			12214, 10989, 13621
		]);
	});
});

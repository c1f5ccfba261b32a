import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command';

interface Spot {
	class: string;
	place: string;
	counties: string[];
}

/** The commonest text of a list. */
function commonest(names: string[]): string {
	const tally = new Map<string, number>();
	for (const name of names) tally.set(name, (tally.get(name) ?? 0) + 1);
	return [...tally].sort((a, b) => b[1] - a[1])[0][0];
}

it('finds the planted spots of the demonstration and names most of them right', async () => {
	const out = mkdtempSync(join(tmpdir(), 'atlas-planted-'));
	try {
		await runCommand({
			command: 'emerging',
			project: resolve('data/generated/project.json'),
			out,
			settings: [
				['period.step', 'year'],
				['emerging.value', 'smoothed-rate'],
				['emerging.lags', '0'],
				// With report dates the last year counts as not yet told, and what is new in it is not looked at.
				['incidents.0.columns.reportDate', 'null'],
				['disclosure.mode', 'exact']
			]
		});
		const lines = readFileSync(join(out, 'emerging.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
		// Counties of one name are told apart.
		expect(lines.filter((line) => line.includes('"Clay, MO"'))).toHaveLength(1);
		const classOf = new Map(
			lines.map((line) => [line.split(',')[0], /,([a-z]+(?:-[a-z]+)+),/.exec(line)?.[1] ?? ''])
		);
		const { spots } = JSON.parse(readFileSync('data/generated/truth.json', 'utf8')) as {
			spots: Spot[];
		};
		const found = spots.map(({ counties, ...spot }) => ({
			...spot,
			side: spot.class.split('-').at(-1)!,
			names: counties.map((id) => classOf.get(id) ?? 'no-data')
		}));
		const named = found.filter((spot) => commonest(spot.names) === `${spot.class}-spot`);
		const seen = found.filter(
			({ names, side }) =>
				names.filter((name) => name.endsWith(`${side}-spot`)).length > names.length / 2
		);
		// All eight hot spots are seen, six named right. "Diminishing" is no longer significant in its last
		// year (historical), "oscillating" lacks significant cold years (sporadic), the cold spot is too faint.
		expect(seen.map((spot) => spot.place)).toEqual(
			spots.filter((spot) => spot.class.endsWith('hot')).map((spot) => spot.place)
		);
		expect(named.map((spot) => spot.class)).toEqual(
			['persistent', 'intensifying', 'new', 'consecutive', 'sporadic', 'historical'].map(
				(name) => `${name}-hot`
			)
		);
		const planted = new Set(spots.flatMap((spot) => spot.counties));
		const others = [...classOf].filter(([id, name]) => !planted.has(id) && name.endsWith('-spot'));
		expect(others.length).toBeLessThan(60);
	} finally {
		rmSync(out, { recursive: true });
	}
});

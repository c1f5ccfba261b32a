import { describe, expect, it } from 'vitest';
import { openNodeEngine } from '$lib/database/open-node-engine';
import type { ExploreView, Shown } from '$lib/model/explore';
import { projectSchema, type Project } from '$lib/model/project';
import { createRandom, type Random } from '$lib/numeric/random';
import { cellSizesMetres } from '$lib/panels/explore/cell-sizes';
import { windowDays } from '$lib/panels/explore/window';
import { LocalDesk } from '$lib/pipeline/desk';
import { decodeLink } from '$lib/state/link';
import { Session } from '$lib/state/session.svelte';
import { InlineRunner } from '$lib/workers/inline-runner';
import { makeCases, textOfCases, twinOf } from './twin-cases';
import { filesOf, projectOf } from './twin-files';

const cases = makeCases(1);
const twin = twinOf(cases, projectSchema.parse(projectOf()).disclosure, 1);
const texts = [cases, twin].map(textOfCases);

/** The index with the most cases shown but for `rank` others; what is not shown comes last. */
function ranked({ values, status }: Shown, rank: number): number {
	const order = Array.from(values.keys()).sort(
		(a, b) =>
			(status[a] ? 1 : 0) - (status[b] ? 1 : 0) || (values[b] || 0) - (values[a] || 0) || a - b
	);
	return order[Math.min(rank, order.length - 1)];
}

/**
 * Choices of someone who follows the numbers on the page: the period, the value or the area with the
 * most cases but a few, the cells around them, the width that the page suggests.
 */
const choices: ((session: Session, view: ExploreView, random: Random) => void | Promise<void>)[] = [
	({ project }, { byPeriod }, random) => {
		const ends = [0, 0].map(() => ranked(byPeriod.counts, random.below(byPeriod.periods.length)));
		const span = { first: Math.min(...ends), last: Math.max(...ends) };
		const { step } = byPeriod.periods;
		project.change({ period: { ...windowDays(byPeriod, span), step } });
	},
	({ project }, { categories }, random) => {
		const { column, values, counts } = categories[random.below(categories.length)];
		const value = values[ranked(counts, random.below(values.length))];
		project.toggleFilter(column, value ?? '');
	},
	({ project }, { byArea }, random) => {
		const { ids, count } = byArea!;
		project.look({ selectedArea: ids[ranked(count, random.below(ids.length))] });
	},
	({ project }, { cells }, random) => {
		if (!cells) return project.look({ layer: random.below(2) ? 'hexagons' : 'squares' });
		const at = ranked(cells.counts, random.below(9));
		const [longitude, latitude] = cells.centres.subarray(2 * at, 2 * at + 2);
		project.look({ camera: [longitude, latitude, 3 + random.below(5)] });
	},
	async (session) => {
		const { project } = session.project;
		const cell = await session.answer('suggest-cell-size', { project, shape: 'hexagon' });
		if (cell) session.project.look({ cellSizeMetres: cell.cellSizeMetres });
	},
	({ project }, _, random) =>
		project.look({
			measure: random.below(2) ? 'rate' : 'count',
			classes: (['quantile', 'equal', 'jenks', 'log'] as const)[random.below(4)],
			classCount: 2 + random.below(8),
			cellSizeMetres: cellSizesMetres[random.below(cellSizesMetres.length)],
			compare: random.below(2) > 0
		}),
	({ project }) => project.change({ filter: {}, period: {} }),
	({ project }) => project.look({ selectedArea: null, camera: null, layer: 'areas' }),
	({ project }) => project.undo()
];

/** The addresses that the page of a twin passes through in a few hundred choices. */
async function addresses(text: string, project: Project, many: number): Promise<string[]> {
	const engine = await openNodeEngine();
	const runner = new InlineRunner();
	try {
		const session = new Session({
			openDesk: () => new LocalDesk(engine, runner),
			runner,
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
		await session.open(project, filesOf(text));
		const random = createRandom(6);
		const found: string[] = [];
		for (let i = 0; i < many; i++) {
			await session.explore.ask(session.exploreRequest);
			const choose = choices[random.below(choices.length)];
			await choose(session, session.explore.result!, random);
			found.push(session.project.link);
		}
		return found;
	} finally {
		await engine.close();
	}
}

const both = async (project: Project, many: number) => [
	await addresses(texts[0], project, many),
	await addresses(texts[1], project, many)
];

describe('the address of the page', () => {
	it('is the same of both twins after each of three hundred choices, and says which', async () => {
		const project = projectSchema.parse(projectOf());
		const [one, other] = await both(project, 300);
		expect(one).toEqual(other);
		expect(new Set(one).size).toBeGreaterThan(150);
		for (const part of ['period.from', 'filter', 'selectedArea', 'camera', 'cellSizeMetres'])
			expect(one.filter((link) => link.includes(part)).length).toBeGreaterThan(20);
		expect(one.flatMap((link) => decodeLink(link, project).ignored)).toEqual([]);
	});

	it('tells them apart where exact counts are followed', async () => {
		const project = projectSchema.parse(projectOf({ disclosure: { mode: 'exact' } }));
		const [one, other] = await both(project, 60);
		expect(one).not.toEqual(other);
	});
});

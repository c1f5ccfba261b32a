import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { waitBands, type ChainStep, type WaitTable } from '$lib/model/indicators';
import type { Dataset } from '$lib/model/dataset';
import type { Protected } from '$lib/model/protected';
import type { CellSource } from './cell-source';

const bandNames = waitBands.map(String);

/** The columns of waiting times in a dataset. */
export function waitColumns(dataset: Pick<Dataset, 'followUp'>): string[] {
	return dataset.followUp.map(({ id }) => id).filter((id) => id.startsWith('wait '));
}

/** How long cases waited between dated steps: bands over the window, and by period those within three months. */
export function waitTables(source: CellSource, columns: string[]): Protected<WaitTable[]> {
	const window = source.stretches.slice(0, 1);
	const parts = columns.map((column) => ({
		bands: bandNames.map((band) => source.count([-1], { [column]: [band] }, window)),
		known: source.count([-1], { [column]: bandNames }),
		within: source.count([-1], { [column]: bandNames.filter((band) => Number(band) < 3) })
	}));
	return deriveProtectedFrom(
		{
			bands: parts.flatMap(({ bands }) => bands),
			known: parts.map(({ known }) => known),
			within: parts.map(({ within }) => within)
		},
		({ bands, known, within }) =>
			columns.map((column, i) => {
				const [, from, to] = column.split(' ') as [string, ChainStep, ChainStep];
				const own = bands.slice(i * bandNames.length, (i + 1) * bandNames.length);
				return {
					from,
					to,
					counts: Float64Array.from(own, ({ counts }) => counts[0]),
					known: known[i].counts,
					withinThree: within[i].counts
				};
			})
	);
}

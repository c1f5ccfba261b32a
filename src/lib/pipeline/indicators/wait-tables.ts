import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { chainSteps, waitBands, type ChainStep, type WaitTable } from '$lib/model/indicators';
import type { Dataset } from '$lib/model/dataset';
import type { Protected } from '$lib/model/protected';
import type { CellSource } from './cell-source';
import { reachedFilter } from './chain-table';

const bandNames = waitBands.map(String);

/** The columns of waiting times in a dataset. */
export function waitColumns(dataset: Pick<Dataset, 'followUp'>): string[] {
	return dataset.followUp.map(({ id }) => id).filter((id) => id.startsWith('wait '));
}

/**
 * How long cases waited between dated steps: bands over the window, and by period those within three
 * months. Whoever has a date of a step has reached it, so a wait is told only where the number who
 * reached its later step is (`followed`), and where none of its bands goes with those who did not: else
 * the two columns together would tell what one hides.
 */
export function waitTables(
	source: CellSource,
	columns: string[],
	followed: boolean
): Protected<WaitTable[]> {
	const window = source.stretches.slice(0, 1);
	const parts = columns.map((column) => ({
		bands: bandNames.map((band) => source.count([-1], { [column]: [band] }, window)),
		reached: source.count([-1], followed ? reachedFilter(laterStep(column)) : {}),
		known: source.count([-1], { [column]: bandNames }),
		within: source.count([-1], { [column]: bandNames.filter((band) => Number(band) < 3) })
	}));
	return deriveProtectedFrom(
		{
			reached: parts.map(({ reached }) => reached),
			bands: parts.flatMap(({ bands }) => bands),
			known: parts.map(({ known }) => known),
			within: parts.map(({ within }) => within)
		},
		({ reached, bands, known, within }) =>
			columns.map((column, i) => {
				const [, from, to] = column.split(' ') as [string, ChainStep, ChainStep];
				const own = bands.slice(i * bandNames.length, (i + 1) * bandNames.length);
				const isTold = (stretch: number) =>
					reached[i].counts[stretch] >= 0 && known[i].counts[stretch] >= 0;
				const told = ({ counts }: { counts: Float64Array }) =>
					counts.map((count, stretch) => (isTold(stretch) ? count : NaN));
				return {
					from,
					to,
					counts: Float64Array.from(own, (band) => told(band)[0]),
					known: told(known[i]),
					withinThree: told(within[i])
				};
			})
	);
}

const laterStep = (column: string) => chainSteps.indexOf(column.split(' ')[2] as ChainStep);

import { isOpen, type Threshold } from './threshold';
import type { RelatedColumn } from './related-columns';
import type { ReleaseInput } from './release';

/** A release's input without what it leaves out, and whether it left out any. */
export interface Kept extends Pick<ReleaseInput, 'cells' | 'columns'> {
	related: RelatedColumn[][];
	undatedLeftOut: boolean;
	unplacedLeftOut: boolean;
}

/**
 * Leaves out the records in no area where they are fewer than the minimum, and of each area those without
 * a date where they are. The review of a file and its manifest say how many rows lack a date or an area:
 * a total that held so few of them would lead to what is hidden beside them. And a handful of undated
 * records would keep an area, and all that hold it, from publishing any period.
 */
export function leaveOutFew(input: ReleaseInput, threshold: Threshold): Kept {
	const { cells, areaCount } = input;
	const undated = new Float64Array(areaCount + 1);
	let unplaced = 0;
	cells.count.forEach((count, row) => {
		if (cells.area[row] < 0) unplaced += count;
		if (cells.period[row] < 0) undated[leafOf(cells.area[row], areaCount)] += count;
	});
	const dropsUnplaced = !isOpen(unplaced, threshold);
	const dropsUndated = Array.from(undated, (count) => !isOpen(count, threshold));
	const keeps = (area: number, period: number) =>
		!(dropsUnplaced && area < 0) && !(period < 0 && dropsUndated[leafOf(area, areaCount)]);
	const kept = <Rows extends { area: Int32Array; period: Int32Array }>(rows: Rows): Rows => {
		const at = [...rows.area.keys()].filter((row) => keeps(rows.area[row], rows.period[row]));
		if (at.length === rows.area.length) return rows;
		const pick = Object.entries(rows).map(([name, values]) => [
			name,
			ArrayBuffer.isView(values) ? pickRows(values as Int32Array | Float64Array, at) : values
		]);
		return Object.fromEntries(pick) as Rows;
	};
	const related = input.related ?? input.columns.map(() => []);
	if (!dropsUnplaced && !dropsUndated.includes(true)) {
		const { columns } = input;
		return { cells, columns, related, undatedLeftOut: false, unplacedLeftOut: false };
	}
	return {
		cells: kept(cells),
		columns: input.columns.map(kept),
		related: related.map((others) =>
			others.map((other) => ({ ...other, column: kept(other.column) }))
		),
		undatedLeftOut: dropsUndated.includes(true),
		unplacedLeftOut: dropsUnplaced
	};
}

const leafOf = (area: number, areaCount: number) => (area < 0 ? areaCount : area);

const pickRows = (values: Int32Array | Float64Array, rows: number[]) =>
	values instanceof Int32Array
		? Int32Array.from(rows, (row) => values[row])
		: Float64Array.from(rows, (row) => values[row]);

import type { CoordinateExpressions } from './create-incidents';
import { stagedMissing, stagedNumber, type WrittenNumber } from './staged-expressions';

/** A coordinate's text: its expression, how it is written, what means missing. */
export interface CoordinateColumn {
	expression: string;
	written: WrittenNumber;
	missing: string[];
}

/** The expressions that read a file's coordinates and say what is wrong with them. */
export function stagedCoordinates(
	longitude: CoordinateColumn,
	latitude: CoordinateColumn
): CoordinateExpressions {
	const x = stagedNumber(longitude.expression, longitude.written, longitude.missing);
	const y = stagedNumber(latitude.expression, latitude.written, latitude.missing);
	const unreadable = [longitude, latitude].map((column, i) => {
		const number = i === 0 ? x : y;
		return `(${number} IS NULL AND NOT ${stagedMissing(column.expression, column.missing)})`;
	});
	return {
		longitude: x,
		latitude: y,
		problem: `CASE
	WHEN ${unreadable.join(' OR ')} THEN 1
	WHEN NOT isfinite(${x}) OR NOT isfinite(${y}) THEN 2
	WHEN abs(${y}) > 90 AND abs(${y}) <= 180 AND abs(${x}) <= 90 THEN 3
	WHEN abs(${x}) > 180 OR abs(${y}) > 90 THEN 2
	WHEN ${x} = 0 AND ${y} = 0 THEN 4
	ELSE 0 END`
	};
}

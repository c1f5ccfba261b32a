import { stagedMissing, stagedNumber, type WrittenNumber } from './staged-expressions';

/** A coordinate's text: its expression, how it is written, what means missing. */
export interface CoordinateColumn {
	expression: string;
	written: WrittenNumber;
	missing: string[];
}

/** The expressions that read a file's coordinates and say which cannot be read. */
export interface CoordinateExpressions {
	longitude: string;
	latitude: string;
	/** Over the columns `longitude` and `latitude` that the two above have filled. */
	problem: string;
}

/** What coordinates can suffer from, by code; 0 is nothing. Rows with the last are kept, without a place. */
export const coordinateProblems = [
	null,
	'coordinate-unreadable',
	'coordinate-out-of-range',
	'coordinates-swapped',
	'coordinates-zero'
] as const;

/** The expressions that read a file's coordinates and say what is wrong with them. */
export function stagedCoordinates(
	longitude: CoordinateColumn,
	latitude: CoordinateColumn
): CoordinateExpressions {
	// The texts are looked at again only where no number came of them, which is rare.
	const unreadable = ([name, { expression, missing }]: [string, CoordinateColumn]) =>
		`(${name} IS NULL AND NOT ${stagedMissing(expression, missing)})`;
	const columns: [string, CoordinateColumn][] = [
		['longitude', longitude],
		['latitude', latitude]
	];
	return {
		longitude: numberOf(longitude, 180),
		latitude: numberOf(latitude, 90),
		problem: `CASE
	WHEN longitude IS NOT NULL AND latitude IS NOT NULL THEN CASE
		WHEN NOT isfinite(longitude) OR NOT isfinite(latitude) THEN 2
		WHEN abs(latitude) > 90 AND abs(latitude) <= 180 AND abs(longitude) <= 90 THEN 3
		WHEN abs(longitude) > 180 OR abs(latitude) > 90 THEN 2
		WHEN longitude = 0 AND latitude = 0 THEN 4
		ELSE 0 END
	WHEN ${columns.map(unreadable).join(' OR ')} THEN 1
	ELSE 0 END`
	};
}

/**
 * A number, NULL where it cannot be read or is one of the numbers that mean missing (-999). A code that
 * is a place too (longitude -99 runs through Texas) is a place, if the other coordinate is one.
 */
function numberOf({ expression, written, missing }: CoordinateColumn, limit: number): string {
	const number = stagedNumber(expression, written);
	const codes = new Set(missing.filter((text) => text.trim() !== '').map(Number));
	return [...codes]
		.filter((code) => Number.isFinite(code) && Math.abs(code) > limit)
		.reduce((inner, code) => `nullif(${inner}, ${code}::DOUBLE)`, number);
}

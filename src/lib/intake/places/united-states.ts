/** West, south, east and north of the states together, Alaska, Hawaii, Puerto Rico, and Guam with its neighbours. */
const boxes = [
	[-125, 24.3, -66.8, 49.5],
	[-180, 51, -129, 72],
	[-161, 18.5, -154, 23],
	[-68, 17.5, -64.5, 18.6],
	[144, 13, 146.5, 20.6]
];

/** The share of the places that can be told which must lie elsewhere. */
const most = 0.9;

/**
 * Whether places lie outside of the United States, as far as the corners of its parts say: southern Canada
 * and northern Mexico count as inside. False where fewer than three places can be read.
 *
 * @param longitudes degrees; NaN where none can be read
 * @param latitudes degrees, of the same length
 */
export function areElsewhere(longitudes: readonly number[], latitudes: readonly number[]): boolean {
	let places = 0;
	let elsewhere = 0;
	longitudes.forEach((x, row) => {
		const y = latitudes[row];
		if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90) || (x === 0 && y === 0)) return;
		places++;
		const isInside = boxes.some(
			([west, south, east, north]) => x >= west && x <= east && y >= south && y <= north
		);
		if (!isInside) elsewhere++;
	});
	return places >= 3 && elsewhere >= most * places;
}

/** Whole periods after which a season repeats; 1: none is modelled. Weeks and days repeat after a year. */
export const seasonLength: Readonly<Record<'day' | 'week' | 'month' | 'quarter' | 'year', number>> =
	{
		day: 365,
		week: 52,
		month: 12,
		quarter: 4,
		year: 1
	};

/**
 * How many sine and cosine pairs a season of that length supports with so many periods and cases:
 * none under two full seasons or ten cases a column, at most two.
 */
export function seasonHarmonics(length: number, periods: number, cases: number): number {
	if (length < 3 || periods < 2 * length) return 0;
	const affordable = Math.floor(cases / 20);
	return Math.min(affordable, length === 4 ? 1 : periods >= 3 * length ? 2 : 1);
}

/**
 * Writes cos and sin of the first `harmonics` frequencies of a season at period `number` into `row`
 * from `from` on. `yearLength` may be fractional (52.1775 weeks).
 */
export function writeSeason(
	row: Float64Array,
	from: number,
	number: number,
	yearLength: number,
	harmonics: number
): void {
	for (let h = 1; h <= harmonics; h++) {
		const angle = (2 * Math.PI * h * number) / yearLength;
		row[from + 2 * h - 2] = Math.cos(angle);
		row[from + 2 * h - 1] = Math.sin(angle);
	}
}

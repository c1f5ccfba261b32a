/** The widths of cells that are offered, in metres. */
export const cellSizesMetres = [
	10_000, 20_000, 30_000, 50_000, 75_000, 100_000, 150_000, 200_000, 300_000
] as const;

/** What a file may demand of this machine. Larger input is refused in a sentence before it is read. */
export interface Limits {
	/** Bytes of one file once unpacked. */
	unpackedBytes: number;
	/** Files in one archive. */
	entries: number;
	/** Unpacked bytes per packed byte, once more than `ratioFromBytes` came out. Honest tables stay under 100. */
	ratio: number;
	ratioFromBytes: number;
	columns: number;
	/** Bytes of one row; a longer one is taken for a quotation mark that is never closed. */
	rowBytes: number;
	/** Rows with broken quotation marks after which the file is given up. */
	brokenRows: number;
	/** Bytes of a format that must be held in memory whole (JSON, boundaries, workbooks). */
	wholeBytes: number;
}

export const defaultLimits: Limits = {
	unpackedBytes: 2_000_000_000,
	entries: 1000,
	ratio: 250,
	ratioFromBytes: 64_000_000,
	columns: 2000,
	rowBytes: 1_000_000,
	brokenRows: 10_000,
	wholeBytes: 500_000_000
};

/**
 * Who neighbours whom, as compressed rows: the neighbours of area i are
 * `indices[offsets[i]] … indices[offsets[i + 1] - 1]`, ascending, itself not among them.
 */
export interface Neighbours {
	offsets: Int32Array;
	indices: Int32Array;
}

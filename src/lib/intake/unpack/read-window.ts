/** The bytes of a Blob from `start` to `end` (or its end). */
export async function readWindow(blob: Blob, start: number, end: number) {
	return new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

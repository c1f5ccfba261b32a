const size = 16;

/** A tile of diagonal lines in a colour given as `rgb(…)`, at two pixels a point. */
export function hatchImage(colour: string): ImageData {
	const [r, g, b] = (colour.match(/[\d.]+/g) ?? ['120', '120', '120']).map(Number);
	const image = new ImageData(size, size);
	for (let y = 0; y < size; y++)
		for (let x = 0; x < size; x++) {
			const distance = Math.abs(((x + y) % size) - size / 2);
			const alpha = Math.max(0, Math.min(1, 1.6 - distance)) * 130;
			image.data.set([r, g, b, alpha], (y * size + x) * 4);
		}
	return image;
}

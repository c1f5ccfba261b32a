/** A picture as SVG drawn twice as large as PNG, for programmes that take no SVG. */
export async function rasterise(svg: string): Promise<Blob> {
	const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
	try {
		const image = new Image();
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		[canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
		canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise((resolve, reject) =>
			canvas.toBlob(
				(blob) => (blob ? resolve(blob) : reject(new Error('No picture.'))),
				'image/png'
			)
		);
	} finally {
		URL.revokeObjectURL(address);
	}
}

/** How Chromium is started for tests and benches: no network of its own, WebGL in software. */
export const flags = [
	'--no-sandbox',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync',
	// Else the browser itself, not the page, asks its maker about every form.
	'--disable-features=AutofillServerCommunication',
	'--enable-unsafe-swiftshader',
	'--use-gl=angle',
	'--use-angle=swiftshader',
	'--ignore-gpu-blocklist',
	// Pages are drawn without the graphics card that is played in software: only maps are drawn by it.
	'--disable-gpu-rasterization',
	// Each tile of a page whole, so that the same page is the same picture.
	'--disable-partial-raster'
];

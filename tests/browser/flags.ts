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
	'--ignore-gpu-blocklist'
];

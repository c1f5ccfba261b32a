import address from './atlas.worker?worker&url';

/**
 * Starts the job worker from a Blob that imports its script from this page's own origin: a worker
 * loaded by its address would not be bound by a policy in a meta tag, one from a Blob is. Works in a worker too.
 */
export function startBrowserWorker(): Worker {
	const script = `import ${JSON.stringify(new URL(address, origin).href)};`;
	const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	return new Worker(blob, { type: 'module' });
}

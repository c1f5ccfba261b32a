import type { Desk } from '$lib/pipeline/desk';
import address from './desk.worker?worker&url';
import { RemoteDesk, type DeskPort } from './remote-desk';

/** Starts a desk in a worker made from a Blob, so that a policy in a meta tag binds it too. */
export function startBrowserDesk(): Desk {
	const script = `import ${JSON.stringify(new URL(address, location.href).href)};`;
	const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	return new RemoteDesk(new Worker(blob, { type: 'module' }) as unknown as DeskPort);
}

/**
 * Has the browser keep the whole site once the page is at rest, so that it opens without a network from
 * the next visit on. Does nothing where service workers are unknown or the page is being developed.
 * @param address of the service worker's script, relative to the site's root
 */
export function keepOffline(address: string): void {
	if (!('serviceWorker' in navigator) || import.meta.env.DEV) return;
	const register = () => navigator.serviceWorker.register(address).catch(() => undefined);
	const whenIdle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 2000));
	if (document.readyState === 'complete') whenIdle(register);
	else window.addEventListener('load', () => whenIdle(register), { once: true });
}

import type { Engine } from '$lib/model/engine';

/** An engine that is still starting: what is asked of it waits until it has. */
export function lateEngine(starting: Promise<Engine>): Engine {
	starting.catch(() => undefined);
	return {
		query: async (query, signal) => (await starting).query(query, signal),
		execute: async (query, signal) => (await starting).execute(query, signal),
		insertTable: async (name, table) => (await starting).insertTable(name, table),
		registerFile: async (blob) => (await starting).registerFile(blob),
		releaseFile: async (location) => (await starting).releaseFile(location),
		close: async () => (await starting).close()
	};
}

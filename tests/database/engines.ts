import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking';
import { openNodeEngine } from '$lib/database/open-node-engine';
import { WasmEngine } from '$lib/database/wasm-engine';
import type { Engine } from '$lib/model/engine';

/** The browser's engine on its blocking bindings, so that unit tests run the very same build. */
export async function openBlockingEngine(): Promise<Engine> {
	const require = createRequire(import.meta.url);
	const folder = dirname(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'));
	const modules = {
		mvp: { mainModule: join(folder, 'duckdb-mvp.wasm'), mainWorker: '' },
		eh: { mainModule: join(folder, 'duckdb-eh.wasm'), mainWorker: '' }
	};
	const database = await createDuckDB(modules, new VoidLogger(), NODE_RUNTIME);
	await database.instantiate();
	database.open({ path: ':memory:' });
	const connection = database.connect();
	return WasmEngine.open(database, {
		connection: connection.useUnsafe((_, handle) => handle),
		addFile: async (name, blob) =>
			database.registerFileBuffer(name, new Uint8Array(await blob.arrayBuffer())),
		close: async () => connection.close()
	});
}

/** Both engines by name, for tests that must hold on either. */
export const engines: [string, () => Promise<Engine>][] = [
	['DuckDB-WASM', openBlockingEngine],
	['DuckDB for Node', openNodeEngine]
];

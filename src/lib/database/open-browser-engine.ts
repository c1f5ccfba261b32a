import { AsyncDuckDB, VoidLogger, getPlatformFeatures } from '@duckdb/duckdb-wasm';
import ehWasm from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';
import ehWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import mvpWasm from '@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm?url';
import mvpWorker from '@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js?url';
import type { Engine } from '$lib/model/engine';
import { WasmEngine } from './wasm-engine';

const browserFileReader = 2;
/** Files up to this size are handed over whole, which reads faster; larger ones are read in slices. */
const wholeFileBytes = 256 * 2 ** 20;

/**
 * Starts DuckDB in a worker of this page's own origin. The worker is made from a Blob, so that the
 * page's content-security policy binds it too.
 */
export async function openBrowserEngine(): Promise<Engine> {
	const { wasmExceptions } = await getPlatformFeatures();
	const [wasm, script] = wasmExceptions ? [ehWasm, ehWorker] : [mvpWasm, mvpWorker];
	const worker = await workerFromBlob(new URL(script, origin));
	const database = new AsyncDuckDB(new VoidLogger(), worker);
	await database.instantiate(new URL(wasm, origin).href);
	await database.open({ path: ':memory:', query: { castBigIntToDouble: false } });
	const connection = await database.connectInternal();
	return WasmEngine.open(database, {
		connection,
		async addFile(name, blob) {
			if (blob.size > wholeFileBytes)
				await database.registerFileHandle(name, blob, browserFileReader, true);
			else await database.registerFileBuffer(name, new Uint8Array(await blob.arrayBuffer()));
		},
		close: () => database.terminate()
	});
}

async function workerFromBlob(script: URL): Promise<Worker> {
	const response = await fetch(script);
	if (!response.ok) throw new Error(`The database's script is missing: ${script.pathname}`);
	const blob = new Blob([await response.text()], { type: 'text/javascript' });
	const address = URL.createObjectURL(blob);
	try {
		return new Worker(address);
	} finally {
		URL.revokeObjectURL(address);
	}
}

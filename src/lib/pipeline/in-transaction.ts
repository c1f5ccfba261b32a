import type { Engine } from '$lib/model/engine';

/**
 * Does work on the engine all or not at all: when it fails or is cancelled, the engine holds what it
 * held before, so that the last good data stay on screen. Not to be nested.
 */
export async function inTransaction<T>(engine: Engine, work: () => Promise<T>): Promise<T> {
	await engine.execute({ sql: 'BEGIN TRANSACTION', values: [] });
	try {
		const result = await work();
		await engine.execute({ sql: 'COMMIT', values: [] });
		return result;
	} catch (error) {
		await engine.execute({ sql: 'ROLLBACK', values: [] });
		throw error;
	}
}

import type { Release } from '$lib/disclosure/release';
import type { Areas } from '$lib/model/areas';
import type { Dataset } from '$lib/model/dataset';
import type { Policy } from '$lib/model/settings/disclosure';
import type { Context } from './context';
import type { LoadedProject } from './load-panel';
import { organisation, releaseInput } from './release-input';

const decided = new WeakMap<Dataset, Map<string, { areas: Areas; release: Promise<Release> }>>();

/**
 * The cells of a loaded project that are published (see `disclosure/gate.ts`). Decided once for a
 * dataset, its areas and a policy, whatever window and filter a view has, and kept for every later
 * caller. `columns` names the columns that are needed, those of `dataset.followUp` and `delayColumn`
 * too; left out: all category columns.
 */
export function loadRelease(
	loaded: LoadedProject,
	policy: Policy,
	context: Pick<Context, 'engine' | 'runner'>,
	columns?: string[]
): Promise<Release> {
	const kept = decided.get(loaded.dataset) ?? new Map();
	decided.set(loaded.dataset, kept);
	// In which other ways the records were shown decides nothing.
	const keyOf = (names: string[] | null) => JSON.stringify([{ ...policy, alsoShown: [] }, names]);
	const shown = new Set(loaded.dataset.categories.map(({ id }) => id));
	const isInAll = (columns ?? []).every((name) => shown.has(name) || name === organisation);
	for (const key of [...(isInAll ? [keyOf(null)] : []), keyOf(columns ?? null)])
		if (kept.get(key)?.areas === loaded.areas) return kept.get(key).release;
	const release = decide(loaded, policy, context, columns);
	const key = keyOf(columns ?? null);
	kept.set(key, { areas: loaded.areas, release });
	release.catch(() => kept.delete(key));
	return release;
}

/**
 * The cells that monitoring counts from: those that are published, or in `exact` mode all of them.
 * `columns` as in `loadRelease`.
 */
export function loadCells(
	loaded: LoadedProject,
	policy: Policy,
	context: Pick<Context, 'engine' | 'runner'>,
	columns: string[]
): Promise<Release> {
	return policy.mode === 'exact'
		? decide(loaded, policy, context, columns, true)
		: loadRelease(loaded, policy, context, columns);
}

/** Not stopped by the view that asked first: others may wait for the same. */
async function decide(
	loaded: LoadedProject,
	policy: Policy,
	{ engine, runner }: Pick<Context, 'engine' | 'runner'>,
	columns?: string[],
	open = false
): Promise<Release> {
	const shown = new Set(loaded.dataset.categories.map(({ id }) => id));
	const wanted = (id: string) => (columns ? columns.includes(id) : shown.has(id));
	const input = await releaseInput(loaded, policy, { engine }, wanted);
	return runner.run('decide-release', { input, policy, open });
}

import type { Areas } from '$lib/model/areas';
import type { BuiltinSet } from '$lib/model/settings/areas';
import type { RunOptions } from '$lib/model/runner';
import { InlineRunner } from '$lib/workers/inline-runner';
import type { AtlasRunner, Jobs } from '$lib/workers/registry';

type Name = keyof Jobs & string;
type Input = Parameters<Jobs[Name]>[0];

/** Jobs that take or give so much that handing it over would cost more than the work. */
const here = new Set<Name>([
	'join-points',
	'grid-cells',
	'grid-areas',
	'count-cells',
	'draw-cells',
	'decide-release'
]);

/**
 * The runner of a desk that is in a worker itself: short jobs over much data run there, long ones in workers
 * of their own. Built-in areas are read once.
 */
export function deskRunner(workers: AtlasRunner): AtlasRunner {
	const inline = new InlineRunner();
	const builtin = new Map<BuiltinSet, Promise<Areas>>();
	const run = (name: Name, input: Input, options: RunOptions = {}) => {
		if (name === 'builtin-areas') {
			const set = input as BuiltinSet;
			const known = builtin.get(set) ?? workers.run(name, set);
			builtin.set(set, known);
			known.catch(() => builtin.delete(set));
			return known;
		}
		return (here.has(name) ? inline : workers).run(name, input as never, options);
	};
	return { run, workers: workers.workers } as AtlasRunner;
}

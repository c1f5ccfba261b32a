import loadHighs from 'highs';
import type { LinearSolver } from '$lib/planning/linear-solver';
import { solveWithHighs } from '$lib/planning/solve-with-highs';

let solver: Promise<LinearSolver> | null = null;

/** The solver, loaded once: in the browser from this site's own files, in Node from the package. */
export function loadSolver(): Promise<LinearSolver> {
	return (solver ??= load());
}

async function load(): Promise<LinearSolver> {
	if (typeof process !== 'undefined' && process.versions?.node)
		return solveWithHighs(await loadHighs());
	const { default: file } = await import('highs/runtime?url');
	const address = new URL(file, import.meta.url).href;
	return solveWithHighs(await loadHighs({ locateFile: () => address }));
}

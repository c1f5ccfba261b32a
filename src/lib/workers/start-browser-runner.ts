import { startBrowserWorker } from './start-browser-worker';
import { WorkerRunner } from './worker-runner';

/** A runner of jobs in this browser's workers, from a page or from a worker. */
export function startBrowserRunner(): WorkerRunner {
	// One is left for the page and the engine, but two share long work even on two cores.
	const workers = Math.min(4, Math.max(2, (navigator.hardwareConcurrency || 2) - 1));
	return new WorkerRunner(startBrowserWorker, 2, workers);
}

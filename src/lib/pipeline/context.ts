import type { Engine } from '$lib/model/engine';
import type { Files } from '$lib/model/files';
import type { RunOptions } from '$lib/model/runner';
import type { AtlasRunner } from '$lib/workers/registry';

/** What every use case needs from outside: where rows are kept, where work is done, where files are. */
export interface Context extends RunOptions {
	engine: Engine;
	runner: AtlasRunner;
	files: Files;
}

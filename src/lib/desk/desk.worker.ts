import { openBrowserEngine } from '$lib/database/open-browser-engine';
import type { Engine } from '$lib/model/engine';
import { mostFileBytes } from '$lib/pipeline/refuse-too-large';
import { startBrowserRunner } from '$lib/workers/start-browser-runner';
import { DeskService } from './desk-service';
import { lateEngine } from './late-engine';
import type { DeskRequest } from './messages';
import { deskRunner } from './desk-runner';

const scope = self as unknown as DedicatedWorkerGlobalScope;
// The engine takes a second or two to start; files can be opened and areas read meanwhile.
const engine: Engine = lateEngine(openBrowserEngine());
const runner = deskRunner(startBrowserRunner());
const { deviceMemory } = navigator as { deviceMemory?: number };
const service = new DeskService(
	engine,
	runner,
	(reply, transfer = []) => scope.postMessage(reply, transfer),
	mostFileBytes(deviceMemory)
);
scope.onmessage = ({ data }: MessageEvent<DeskRequest>) => void service.take(data);

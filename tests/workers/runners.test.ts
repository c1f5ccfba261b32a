import { describe, expect, it } from 'vitest';
import type { AreaFeatures } from '$lib/model/areas';
import { InputError } from '$lib/model/problem';
import { InlineRunner } from '$lib/workers/inline-runner';
import { buffersOf, carryError, uncarryError, type JobReply } from '$lib/workers/messages';
import { jobLoaders } from '$lib/workers/registry';
import { runJob } from '$lib/workers/run-job';
import { WorkerRunner, type WorkerLike } from '$lib/workers/worker-runner';

const square: AreaFeatures = {
	type: 'FeatureCollection',
	features: [
		{
			type: 'Feature',
			properties: { id: 'a', name: 'A' },
			geometry: {
				type: 'Polygon',
				coordinates: [
					[
						[0, 0],
						[2, 0],
						[2, 2],
						[0, 2],
						[0, 0]
					]
				]
			}
		}
	]
};
const input = {
	longitudes: new Float64Array([1, 5]),
	latitudes: new Float64Array([1, 1]),
	features: square
};

/** A worker that runs the same code on a copy of what is posted, as a thread would. */
function threadless(started: { count: number; ended: number }, stuck = false): WorkerLike {
	started.count++;
	const worker: WorkerLike = {
		onmessage: null,
		onerror: null,
		onmessageerror: null,
		terminate: () => void started.ended++,
		postMessage(message: { name: string; input: unknown }) {
			const reply = (data: JobReply) =>
				worker.onmessage?.call(worker as Worker, { data: structuredClone(data) } as MessageEvent);
			if (stuck) return;
			void runJob(message.name, structuredClone(message.input), (progress) => reply({ progress }))
				.then((result) => reply({ result }))
				.catch((error: unknown) => reply({ error: carryError(error) }));
		}
	};
	return worker;
}

describe('the registry', () => {
	it.each(Object.keys(jobLoaders))('loads %s', async (name) => {
		expect(typeof (await jobLoaders[name as keyof typeof jobLoaders]())).toBe('function');
	});
});

describe('runners', () => {
	it('run a job inline', async () => {
		expect(await new InlineRunner().run('join-points', input)).toEqual(new Int32Array([0, -1]));
	});

	it('run a job in a worker, and keep the worker', async () => {
		const started = { count: 0, ended: 0 };
		const runner = new WorkerRunner(() => threadless(started));
		for (let i = 0; i < 3; i++)
			expect(await runner.run('join-points', input)).toEqual(new Int32Array([0, -1]));
		expect(started).toEqual({ count: 1, ended: 0 });
		runner.close();
		expect(started.ended).toBe(1);
	});

	it('end the worker when cancelled', async () => {
		const started = { count: 0, ended: 0 };
		const runner = new WorkerRunner(() => threadless(started, true));
		const stop = new AbortController();
		const result = runner.run('join-points', input, { signal: stop.signal });
		stop.abort();
		await expect(result).rejects.toThrow('Cancelled');
		expect(started).toEqual({ count: 1, ended: 1 });
		await expect(
			new InlineRunner().run('join-points', input, { signal: stop.signal })
		).rejects.toThrow('Cancelled');
	});

	it('carry errors for people between threads', () => {
		const error = new InputError('No.', { file: 'a.csv', row: 3 }, 'code', { n: 1 });
		const carried = uncarryError(structuredClone(carryError(error)));
		expect(carried).toBeInstanceOf(InputError);
		expect(carried).toMatchObject({ message: 'No.', place: { row: 3 }, code: 'code' });
		expect(uncarryError(carryError(new TypeError('x')))).toMatchObject({ name: 'TypeError' });
	});

	it('move each buffer once', () => {
		const shared = new Float64Array(4);
		expect(
			buffersOf({ a: shared, b: [shared.subarray(2)], c: { d: new Int32Array(1) } })
		).toHaveLength(2);
	});
});

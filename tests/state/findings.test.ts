import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Engine } from '$lib/model/engine';
import { LocalDesk } from '$lib/pipeline/desk';
import { Findings } from '$lib/state/findings.svelte';
import { Session } from '$lib/state/session.svelte';
import { InlineRunner } from '$lib/workers/inline-runner';
import { openBlockingEngine } from '../database/engines';

const states = ['Ohio', 'Texas', 'Iowa', 'Utah', 'Nevada', 'Kansas', 'Maine', 'Georgia'];
const cases = `when,state
${Array.from({ length: 400 }, (_, i) => `2021-${String((i % 12) + 1).padStart(2, '0')},${states[(i * i) % 8]}`).join('\n')}
`;

describe('findings of a session', () => {
	let engine: Engine;
	let session: Session;
	beforeAll(async () => {
		engine = await openBlockingEngine();
		session = new Session({
			openDesk: () => new LocalDesk(engine, new InlineRunner()),
			runner: new InlineRunner(),
			fetchOwn: () => Promise.reject(new Error('no network'))
		});
		session.project.change({ areas: { kind: 'builtin', set: 'us-states' } });
		await session.addFiles([{ name: 'cases.csv', blob: new Blob([cases]) }]);
		await session.confirm();
	});
	afterAll(() => engine.close());

	it('asks nothing while the map shows counts', () => {
		session.project.look({ layer: 'areas' });
		expect(new Findings(session).request).toBeNull();
	});

	it('answers the newest choice by itself and marks an earlier answer', async () => {
		const findings = new Findings(session);
		session.project.look({ layer: 'hot-spots' });
		findings.refresh(findings.request);
		session.project.change({ period: { ...session.project.project.period, from: '2021-03-01' } });
		findings.refresh(findings.request);
		await vi.waitFor(() => expect(findings.spots.result).not.toBeNull(), { timeout: 20_000 });
		expect(findings.spots.request?.project.period.from).toBe('2021-03-01');
		expect(findings.isStale).toBe(false);
		expect(findings.spots.result!.statistic).toBe('gi-star');
		expect(findings.spots.result!.value).toBe('rate');
		expect(findings.spots.result!.warnings.map(({ code }) => code)).toContain('islands');
		expect(findings.links.result!.islands.length).toBeGreaterThan(0);
		session.project.change({ period: { ...session.project.project.period, from: '2021-05-01' } });
		expect(findings.isStale).toBe(true);
	});

	it('keeps a long question waiting until it is started', () => {
		const findings = new Findings(session);
		session.project.look({ layer: 'clusters' });
		session.project.change({
			scan: { ...session.project.project.scan, kind: 'space-time', replicates: 99_999 }
		});
		findings.refresh(findings.request);
		expect(findings.expectedSeconds).toBeGreaterThan(3);
		expect(findings.waiting?.kind).toBe('clusters');
		expect(findings.clusters.running).toBe(false);
	});
});

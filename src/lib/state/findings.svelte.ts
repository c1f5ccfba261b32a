import { isFinding, type FindingKind, type NeighbourLinks } from '$lib/model/findings';
import type { CellSizeRequest, CellSizeSuggestion } from '$lib/model/grid-check';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { NeighboursSettings } from '$lib/model/settings/hotspots';
import type { EmergingHotspots, Hotspots, ScanClusters } from '$lib/model/shown-findings';
import { expectedSeconds } from '$lib/pipeline/expected-wait';
import type { LoadedProject } from '$lib/pipeline/load-panel';
import { LatestResult } from './latest-result.svelte';
import type { Session } from './session.svelte';

/** Findings that take longer than this are not begun until the reader says so. */
const longestUnaskedSeconds = 5;
/** A moving brush asks once it has rested so long. */
const restMilliseconds = 200;

/** What a finding is asked of: the same text is the same question. */
export interface FindingRequest {
	kind: FindingKind;
	project: Project;
	key: string;
}

/**
 * What stands out in the session's window: hot and cold spots, clusters, emerging hot spots. `refresh`
 * it when `request` changes: quick findings follow by themselves, long ones wait for `start`.
 */
export class Findings {
	readonly spots: LatestResult<FindingRequest, Protected<Hotspots>>;
	readonly clusters: LatestResult<FindingRequest, Protected<ScanClusters>>;
	readonly emerging: LatestResult<FindingRequest, Protected<EmergingHotspots>>;
	readonly links: LatestResult<NeighboursSettings, NeighbourLinks>;
	readonly cellSize: LatestResult<CellSizeRequest, CellSizeSuggestion | null>;
	/** A question that is not asked yet because its answer takes long. */
	waiting: FindingRequest | null = $state.raw(null);

	/** The data that the answers are about. */
	#of: LoadedProject | null = null;
	#rest: ReturnType<typeof setTimeout> | undefined;
	/** How much slower or faster this machine is than the estimate, by the last long answer. */
	#pace = $state(1);

	constructor(private readonly session: Session) {
		this.spots = new LatestResult(({ project }, options) =>
			session.answer('find-hotspots', project, options)
		);
		this.clusters = new LatestResult(({ project }, options) =>
			session.answer('scan-clusters', project, options)
		);
		this.emerging = new LatestResult(({ project }, options) =>
			session.answer('find-emerging', project, options)
		);
		this.cellSize = new LatestResult((request, options) =>
			session.answer('suggest-cell-size', request, options)
		);
		this.links = new LatestResult((rule, { signal }) =>
			session.answer('neighbour-links', rule, { signal })
		);
	}

	/** The finding that the map's layer asks for; null where it shows none or there are no areas. */
	get request(): FindingRequest | null {
		const { project, view } = this.session.project;
		if (!this.session.loaded || !isFinding(view.layer)) return null;
		const asked = {
			...project,
			hotspots: { ...project.hotspots, ...statisticOf(view.layer, project) }
		};
		return { kind: view.layer, project: asked, key: keyOf(view.layer, asked) };
	}

	/** Seconds until the answer to `request`, roughly. */
	get expectedSeconds(): number {
		const { request } = this;
		if (!request) return 0;
		try {
			return this.#pace * expectedSeconds(request.kind, request.project, this.#loaded());
		} catch {
			return 0;
		}
	}

	/** The newest answer of the layer's kind. */
	get latest(): LatestResult<FindingRequest, unknown> | null {
		return this.request && this.#answerOf(this.request.kind);
	}

	/** Whether the answer shown is one to an earlier question. */
	get isStale(): boolean {
		const answered = this.latest?.request;
		return Boolean(answered && answered.key !== this.request?.key);
	}

	/** Asks a question if its answer is not here yet; a long one is kept `waiting`. */
	refresh(request: FindingRequest | null): void {
		clearTimeout(this.#rest);
		this.waiting = null;
		if (this.#of !== this.session.loaded) this.clear();
		this.#of = this.session.loaded;
		if (!request) return;
		const latest = this.#answerOf(request.kind);
		void this.links.ask(neighboursOf(request));
		if (latest.request?.key === request.key && !latest.error) return;
		latest.cancel();
		if (this.expectedSeconds > longestUnaskedSeconds) this.waiting = request;
		else this.#rest = setTimeout(() => void latest.ask(request), restMilliseconds);
	}

	/** Asks the question that waits. */
	async start(): Promise<void> {
		const { waiting, expectedSeconds } = this;
		if (!waiting) return;
		this.waiting = null;
		const begun = performance.now();
		const answer = this.#answerOf(waiting.kind);
		await answer.ask(waiting);
		if (answer.request !== waiting) return;
		const taken = (performance.now() - begun) / 1000;
		this.#pace = Math.min(20, Math.max(0.05, (this.#pace * taken) / expectedSeconds));
	}

	/** Works a cell size out from the records of the window. */
	suggestCellSize(shape: CellSizeRequest['shape']): Promise<void> {
		return this.cellSize.ask({ project: this.session.project.project, shape });
	}

	/** Stops what is being worked out; it can be started again. */
	cancel(): void {
		this.latest?.cancel();
		this.waiting = this.request;
	}

	/** Forgets all answers: the data they were about are gone. */
	clear(): void {
		const { spots, clusters, emerging, links, cellSize } = this;
		for (const answer of [spots, clusters, emerging, links, cellSize]) answer.clear();
	}

	#answerOf(kind: FindingKind): LatestResult<FindingRequest, unknown> {
		if (kind === 'clusters') return this.clusters as LatestResult<FindingRequest, unknown>;
		if (kind === 'emerging') return this.emerging as LatestResult<FindingRequest, unknown>;
		return this.spots as LatestResult<FindingRequest, unknown>;
	}

	#loaded() {
		if (!this.session.loaded) throw new InputError('No data are loaded yet.');
		return this.session.loaded;
	}
}

/** The layer names the statistic: the hot-spot layer shows Gi* unless Gi was chosen. */
function statisticOf(kind: FindingKind, { hotspots }: Project): Partial<Project['hotspots']> {
	if (kind === 'local-moran') return { statistic: 'local-moran' };
	return hotspots.statistic === 'local-moran' ? { statistic: 'gi-star' } : {};
}

/** The rule of neighbours that a finding rests on, or that its links are drawn by. */
function neighboursOf({ kind, project }: FindingRequest): NeighboursSettings {
	return kind === 'emerging' ? project.emerging.neighbours : project.hotspots.neighbours;
}

function keyOf(kind: FindingKind, project: Project): string {
	const { incidents, areas, population, period, filter, trends, disclosure } = project;
	const settings =
		kind === 'clusters' ? project.scan : kind === 'emerging' ? project.emerging : project.hotspots;
	return JSON.stringify([
		kind,
		settings,
		{ incidents, areas, population, period, filter, trends, disclosure }
	]);
}

import { deriveProtectedFrom } from '$lib/disclosure/derive';
import { toldFiles } from '$lib/disclosure/told-files';
import { statusCode } from '$lib/model/disclosure';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { Protected } from '$lib/model/protected';
import type { Fingerprint, ReportFrame, ReportParts } from '$lib/model/report';
import { partsOf } from '$lib/model/runner';
import type { ReportSection } from '$lib/model/settings/report';
import { release } from '$lib/model/release';
import { writeBrief } from '$lib/reporting/brief';
import { composeBrief } from '$lib/reporting/compose-brief';
import { outlinePaths } from '$lib/spatial/outline-paths';
import type { Context } from '../context';
import { evaluateInterventions } from '../evaluate-interventions';
import { Explorer } from '../explorer';
import { findHotspots } from '../find-hotspots';
import { findTrends } from '../find-trends';
import { fingerprintInputs } from '../fingerprint';
import { forecastAreas } from '../forecast-areas';
import { measureIndicators } from '../indicators/measure-indicators';
import { isSynthetic } from '../synthetic';
import type { LoadedProject } from '../load-panel';
import { planResources } from '../plan-resources';
import { rowsTogether, toldInputs, untoldNames } from '../run-manifest';
import { chosenSections } from './answerable';

/** A brief as a file, and what another needs to know of how it was made. */
export interface Report {
	/** The whole file: `report.html`. */
	html: string;
	sections: ReportSection[];
	refused: ReportFrame['refused'];
	inputs: Fingerprint[];
	/** How many counts of the sections' tables and pictures the gate hid. */
	hidden: number;
}

type Part = { [Name in keyof ReportParts]: Protected<NonNullable<ReportParts[Name]>> | null };

/** What each part is made by, which sections need it, and about how long it takes beside the others. */
const makers: [
	keyof ReportParts,
	ReportSection[],
	(project: Project, loaded: LoadedProject, context: Context) => Promise<Protected<unknown>>,
	time: number
][] = [
	['explore', ['key-figures', 'map', 'time-series', 'forecast'], explore, 1],
	['hotspots', ['hotspots'], findHotspots, 1],
	['trends', ['trends'], findTrends, 3],
	['evaluations', ['evaluation'], evaluate, 1],
	['plan', ['plan'], planResources, 2],
	['forecast', ['forecast'], forecastAreas, 16],
	['indicators', ['indicators'], measureIndicators, 1]
];

function explore(project: Project, loaded: LoadedProject, context: Context) {
	return new Explorer(loaded, context).explore(
		{
			areas: project.areas ?? null,
			cells: null,
			period: { ...project.period, step: project.period.step ?? loaded.dataset.step },
			filter: project.filter,
			selectedArea: null,
			policy: project.disclosure
		},
		context
	);
}

async function evaluate(project: Project, loaded: LoadedProject, context: Context) {
	const found = await evaluateInterventions(project, loaded, context);
	return deriveProtectedFrom({ found }, ({ found: { evaluations } }) => evaluations);
}

/** Parts made before, by what they rest on: a brief whose title or sections change need not be computed anew. */
export class KeptParts {
	#kept = new Map<string, { key: string; part: Protected<unknown> }>();

	/** The part as made before of the same key, or made now. Failures are not kept. */
	async once(
		name: string,
		key: string,
		make: () => Promise<Protected<unknown>>
	): Promise<Protected<unknown>> {
		const known = this.#kept.get(name);
		if (known?.key === key) return known.part;
		const part = await make();
		this.#kept.set(name, { key, part });
		return part;
	}
}

/**
 * Makes the brief: runs what its sections need, one after another, and writes the file. A section that
 * cannot be made is told among the limits with its reason; the others stand.
 */
export async function writeReport(
	given: Project,
	loaded: LoadedProject,
	context: Context,
	kept = new KeptParts()
): Promise<Protected<Report>> {
	const step = given.period.step ?? loaded.dataset.step;
	const project = { ...given, period: { ...given.period, step } };
	const sections = chosenSections(project, loaded.dataset);
	const parts: Part = {
		explore: null,
		hotspots: null,
		trends: null,
		forecast: null,
		plan: null,
		evaluations: null,
		indicators: null
	};
	const refused: ReportFrame['refused'] = [];
	const key = JSON.stringify({ ...project, report: null });
	const wanted = makers.filter(([, needs]) => needs.some((name) => sections.includes(name)));
	const whole = wanted.reduce((sum, [, , , time]) => sum + time, 0);
	const stretch = partsOf(context);
	let done = 0;
	for (const [name, needs, make, time] of wanted) {
		const within = stretch(done / whole, (done + time) / whole);
		done += time;
		within.onProgress?.({ share: 0 });
		try {
			const part = await kept.once(name, key, () => make(project, loaded, within));
			Object.assign(parts, { [name]: part });
		} catch (error) {
			if (!(error instanceof InputError)) throw error;
			refused.push(
				...needs
					.filter((section) => sections.includes(section))
					.map((section) => ({ section, reason: error.message }))
			);
		}
	}
	const inputs = await fingerprintInputs(project, context);
	const frame = frameOf(project, loaded, { sections, refused, fingerprints: inputs });
	return deriveProtectedFrom(parts, (shown) => ({
		html: writeBrief(deriveProtectedFrom({}, () => composeBrief(shown, frame))),
		sections: sections.filter((name) => !refused.some(({ section }) => section === name)),
		refused,
		inputs,
		hidden: hiddenIn(shown)
	}));
}

/** Hidden counts of areas, periods and values, and of the areas that were tested for hot spots. */
function hiddenIn({ explore, hotspots }: ReportParts): number {
	const tables = explore
		? [explore.byPeriod.counts, ...explore.categories.map(({ counts }) => counts)]
		: [];
	if (explore?.byArea) tables.push(explore.byArea.count);
	const statuses = [
		...tables.map(({ status }) => status),
		...(hotspots ? [hotspots.cells.statuses] : [])
	];
	return statuses.reduce(
		(sum, codes) => sum + codes.filter((code) => code === statusCode.hidden).length,
		0
	);
}

function frameOf(
	project: Project,
	{ areas, dataset }: LoadedProject,
	{ fingerprints, ...rest }: Pick<ReportFrame, 'sections' | 'refused' | 'fingerprints'>
): ReportFrame {
	const builtin = project.areas?.kind === 'builtin' ? project.areas.set : null;
	const files = toldFiles(dataset.files, project.disclosure);
	const { rows, dated, exactCoordinates } = dataset;
	return {
		project,
		version: release,
		dataset: { files, tally: rowsTogether(dataset.files), rows, dated, exactCoordinates },
		outlines: outlinePaths(areas.features, {
			width: 720,
			maximumHeight: 620,
			unitedStates: builtin === 'us-counties' || builtin === 'us-states'
		}),
		areaNames: areas.names,
		synthetic: isSynthetic(project),
		...rest,
		fingerprints: toldInputs(fingerprints, untoldNames(files))
	};
}

import type { Dataset, ToldFile } from './dataset';
import type { ShownResults } from './disclosure';
import type { EvaluationResult } from './evaluation';
import type { ExploreView } from './explore';
import type { ShownForecasts } from './forecast';
import type { Indicators } from './indicators';
import type { RowTally } from './intake';
import type { PlanResult } from './planning';
import type { Project } from './project';
import type { ReportSection } from './settings/report';
import type { ShownTrends } from './trends';

/** An input file and the fingerprint of its bytes. */
export interface Fingerprint {
	file: string;
	/** Null where it would tell how few rows there are. */
	bytes: number | null;
	sha256: string;
}

/** Outlines of the areas as SVG path data, one an area, and the size of the drawing. */
export interface Outlines {
	paths: string[];
	width: number;
	height: number;
}

/** Hot and cold spots, as far as a brief tells them. */
export interface ReportHotspots {
	statistic: string;
	value: string;
	correction: string;
	level: number;
	tested: number;
	areaIds: string[];
	areaNames: string[];
	cells: { counts: Float64Array; rates: Float64Array | null; statuses: Uint8Array };
	results: ShownResults;
}

/** What each section of a brief is made of; null where the section is not asked for. All of it past the gate. */
export interface ReportParts {
	explore: ExploreView | null;
	hotspots: ReportHotspots | null;
	trends: ShownTrends | null;
	forecast: ShownForecasts | null;
	plan: PlanResult | null;
	evaluations: EvaluationResult[] | null;
	indicators: Indicators | null;
}

/** What a brief needs besides its numbers: public things, and the record of the run. */
export interface ReportFrame {
	project: Project;
	version: string;
	/** What the files gave: rows read and left out. */
	dataset: Pick<Dataset, 'rows' | 'dated' | 'exactCoordinates'> & {
		files: ToldFile[];
		/** Of all files together. */
		tally: Pick<RowTally, 'read' | 'used' | 'rejected'>;
	};
	fingerprints: Fingerprint[];
	outlines: Outlines;
	/** Areas by their place in the order of all of them. */
	areaNames: string[];
	synthetic: boolean;
	sections: ReportSection[];
	/** Sections that were asked for and could not be made, with the reason as a sentence. */
	refused: { section: ReportSection; reason: string }[];
}

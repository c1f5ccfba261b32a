/** A picture in the brief: standalone SVG markup made by `reporting/figures`, and what it shows in words. */
export interface BriefFigure {
	svg: string;
	alternative: string;
	caption: string;
}

/** A table in the brief: text cells, numbers already formatted for the reader's locale. */
export interface BriefTable {
	caption: string;
	columns: { heading: string; numeric: boolean }[];
	rows: string[][];
}

/** One section: sentences first, then the picture, then the table behind it. */
export interface BriefSection {
	id: string;
	heading: string;
	sentences: string[];
	figures: BriefFigure[];
	tables: BriefTable[];
}

/** The brief as the reader meets it, every number in it past the disclosure gate. */
export interface Brief {
	title: string;
	/** Language tag and direction of the text. */
	language: string;
	direction: 'ltr' | 'rtl';
	/** What data it rests on, from when to when; says so where they are synthetic. */
	dataNote: string;
	/** What the disclosure policy hid, in words; a mark where exact values are shown. */
	policyNote: string;
	notForRelease: boolean;
	sections: BriefSection[];
	/** Label and value pairs of the run: version, seed, fingerprints. */
	record: { label: string; value: string }[];
	labels: { contents: string; tableBehind: string; record: string; notForRelease: string };
}

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
	/** Marks at its head: synthetic data, not for release. */
	marks: string[];
	/** Whose it is, of which day and data, from when to when, and what the policy hid: a line each. */
	notes: string[];
	notForRelease: boolean;
	sections: BriefSection[];
	/** Label and value pairs of the run: version, seeds, fingerprints. */
	record: { label: string; value: string }[];
	/** The project as JSON, so that the brief can be made again. */
	project: string;
	labels: {
		contents: string;
		tableBehind: string;
		record: string;
		project: string;
		/** Said of a long table on paper, where it is left out. */
		inFile: string;
	};
}

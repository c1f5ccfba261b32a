import type { BriefSection, BriefTable } from '$lib/model/brief';
import type { ReportSection } from '$lib/model/settings/report';
import { sectionName } from '$lib/wording/report-section';

/** A section with its name; what it lacks is empty. */
export function section(id: ReportSection, content: Partial<BriefSection>): BriefSection {
	return { id, heading: sectionName(id), sentences: [], figures: [], tables: [], ...content };
}

/** A table whose first column names its rows and whose further ones are numbers unless said otherwise. */
export function table(
	caption: string,
	headings: string[],
	rows: string[][],
	texts: number[] = []
): BriefTable {
	return {
		caption,
		columns: headings.map((heading, c) => ({ heading, numeric: c > 0 && !texts.includes(c) })),
		rows
	};
}

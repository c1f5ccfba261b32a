/** How many records share each combination of quasi-identifiers, as one grouped query returns them. */
export interface RecordClasses {
	/** The columns that somebody could know of a person. */
	columns: string[];
	/** For each column, a code an entry. */
	codes: Int32Array[];
	/** What one must not learn of a person (null: no such column), a code an entry. */
	sensitive: Int32Array | null;
	/** Records of each entry. */
	count: Float64Array;
}

/** How findable the records are. */
export interface RiskReport {
	/** The smallest class: each record is like at least so many, itself included. */
	kAnonymity: number;
	/** The fewest values of the sensitive column in a class; null without one. */
	lDiversity: number | null;
	records: number;
	/** Records alone in their class, and records in classes below the threshold. */
	uniques: number;
	below: number;
	/** By column: how many records below the threshold would leave it if the column were left out. */
	sources: { column: string; relieved: number }[];
}

/** Measures k-anonymity (Sweeney 2002) and distinct l-diversity (Machanavajjhala et al. 2007). */
export function reportRisk(classes: RecordClasses, threshold: number): RiskReport {
	const all = classes.columns.map((_, column) => column);
	const whole = measure(classes, all, threshold);
	const sources = classes.columns
		.map((column, i) => ({
			column,
			relieved:
				whole.below -
				measure(
					classes,
					all.filter((other) => other !== i),
					threshold
				).below
		}))
		.sort((a, b) => b.relieved - a.relieved);
	return { ...whole, sources };
}

/** The columns to leave out, in turn, until every class reaches the threshold, with the report after each. */
export function suggestRecoding(
	classes: RecordClasses,
	threshold: number
): { dropped: string; after: Omit<RiskReport, 'sources'> }[] {
	let kept = classes.columns.map((_, column) => column);
	let now = measure(classes, kept, threshold);
	const steps: { dropped: string; after: typeof now }[] = [];
	while (now.below > 0 && kept.length) {
		const options = kept.map((column) => {
			const rest = kept.filter((other) => other !== column);
			return { column, rest, after: measure(classes, rest, threshold) };
		});
		const best = options.reduce((a, b) => (b.after.below < a.after.below ? b : a));
		steps.push({ dropped: classes.columns[best.column], after: best.after });
		kept = best.rest;
		now = best.after;
	}
	return steps;
}

function measure(classes: RecordClasses, columns: number[], threshold: number) {
	const sizes = new Map<string, { count: number; values: Set<number> }>();
	for (let row = 0; row < classes.count.length; row++) {
		if (!classes.count[row]) continue;
		const key = columns.map((column) => classes.codes[column][row]).join();
		const size = sizes.get(key) ?? { count: 0, values: new Set() };
		size.count += classes.count[row];
		if (classes.sensitive) size.values.add(classes.sensitive[row]);
		sizes.set(key, size);
	}
	const report = {
		kAnonymity: sizes.size ? Infinity : 0,
		lDiversity: classes.sensitive ? Infinity : null,
		records: 0,
		uniques: 0,
		below: 0
	};
	for (const { count, values } of sizes.values()) {
		report.records += count;
		report.kAnonymity = Math.min(report.kAnonymity, count);
		if (report.lDiversity !== null) report.lDiversity = Math.min(report.lDiversity, values.size);
		if (count === 1) report.uniques++;
		if (count < threshold) report.below += count;
	}
	if (report.lDiversity === Infinity) report.lDiversity = 0;
	return report;
}

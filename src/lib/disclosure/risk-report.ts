/** How many records share each combination of quasi-identifiers, as one grouped query returns them. */
export interface RecordClasses {
	/** The columns that somebody could know of a person. */
	columns: string[];
	/** For each column, a code an entry; −1: missing, which is a value like others. */
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

function measure({ codes, sensitive, count }: RecordClasses, columns: number[], threshold: number) {
	const keys = classKeys(
		columns.map((column) => codes[column]),
		count.length
	);
	const indexOf = new Map<number, number>();
	const sizes: number[] = [];
	const diversities: number[] = [];
	const seen = new Set<number>();
	const span = sensitive ? spanOf(sensitive) : 0;
	for (let row = 0; row < count.length; row++) {
		if (!count[row]) continue;
		const at = indexOf.get(keys[row]) ?? sizes.length;
		if (at === sizes.length) {
			indexOf.set(keys[row], at);
			sizes.push(0);
			diversities.push(0);
		}
		sizes[at] += count[row];
		if (!sensitive) continue;
		const value = at * span + sensitive[row] + 1;
		if (!seen.has(value)) diversities[at]++;
		seen.add(value);
	}
	const report = {
		kAnonymity: sizes.length ? Infinity : 0,
		lDiversity: sensitive ? (sizes.length ? Infinity : 0) : null,
		records: 0,
		uniques: 0,
		below: 0
	};
	sizes.forEach((size, at) => {
		report.records += size;
		report.kAnonymity = Math.min(report.kAnonymity, size);
		if (report.lDiversity !== null)
			report.lDiversity = Math.min(report.lDiversity, diversities[at]);
		if (size === 1) report.uniques++;
		if (size < threshold) report.below += size;
	});
	return report;
}

/** A number for each entry, the same for those that agree in all columns. */
function classKeys(columns: Int32Array[], length: number): Float64Array {
	let keys = new Float64Array(length);
	let range = 1;
	for (const codes of columns) {
		const span = spanOf(codes);
		if (range * span > Number.MAX_SAFE_INTEGER) {
			const dense = new Map<number, number>();
			keys = keys.map((key) => dense.get(key) ?? (dense.set(key, dense.size), dense.size - 1));
			range = dense.size;
		}
		for (let row = 0; row < length; row++) keys[row] = keys[row] * span + codes[row] + 1;
		range *= span;
	}
	return keys;
}

/** How many codes there are from −1 to the largest. */
function spanOf(codes: Int32Array): number {
	let largest = -1;
	for (const code of codes) if (code > largest) largest = code;
	return largest + 2;
}

/** A run of periods in which a source recorded nothing. */
export interface CoverageGap {
	source: number;
	/** Index of the first period, and how many. */
	from: number;
	length: number;
	/** Whether the source had recorded cases before, and whether it did after. */
	kind: 'before-first' | 'within' | 'since-last';
	/** The probability of so long a run at the source's usual pace, if it had gone on reporting. */
	chance: number;
}

/** The runs of zeros of one source's series. */
function runsOfZeros(series: Float64Array): { from: number; length: number }[] {
	const runs: { from: number; length: number }[] = [];
	for (let t = 0; t < series.length; t++) {
		if (series[t] !== 0) continue;
		const from = t;
		while (t < series.length && series[t] === 0) t++;
		runs.push({ from, length: t - from });
	}
	return runs;
}

/**
 * Where a source (an organisation, an area) fell silent for longer than its usual pace makes likely:
 * the runs of zeros whose chance e^(−pace × length) is under `limit`. Such a gap is probably missing
 * reports, not missing cases, and should be marked as no data.
 * @param counts source-major: source s in period t is counts[s × periods + t]
 */
export function coverageGaps(counts: Float64Array, periods: number, limit = 0.001): CoverageGap[] {
	const gaps: CoverageGap[] = [];
	for (let source = 0; source * periods < counts.length; source++) {
		const series = counts.subarray(source * periods, (source + 1) * periods);
		const active = series.filter((value) => value > 0).length;
		if (!active) continue;
		const total = series.reduce((sum, value) => sum + (value || 0), 0);
		for (const { from, length } of runsOfZeros(series)) {
			const pace = total / Math.max(1, periods - length);
			const chance = Math.exp(-pace * length);
			if (chance >= limit) continue;
			const kind =
				from === 0 ? 'before-first' : from + length === periods ? 'since-last' : 'within';
			gaps.push({ source, from, length, kind, chance });
		}
	}
	return gaps.sort((a, b) => a.chance - b.chance || a.source - b.source || a.from - b.from);
}

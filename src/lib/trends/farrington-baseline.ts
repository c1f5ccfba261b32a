import type { GlmInput } from '$lib/numeric/glm';

interface BaselineRow {
	count: number;
	population: number;
	/** Years from the judged period, negative. */
	time: number;
	/** Part of the year; the last part is that of the judged period. */
	part: number;
}

export interface Baseline {
	rows: BaselineRow[];
	/** How many parts of the year there are. */
	parts: number;
	/** The regression; its intercept is the level of the judged period. */
	input: (withTrend: boolean) => GlmInput;
}

interface Window {
	frequency: number;
	yearsBack: number;
	halfWindow: number;
	seasonParts: number;
	excludeLast: number;
}

/**
 * The periods that a count is compared with and the part of the year of each (Noufaily et al. 2013,
 * section 3): windows around the same time of earlier years form one part, what lies between two
 * windows is cut into `seasonParts − 1` others. Null where the history does not reach back far enough.
 */
export function farringtonBaseline(
	counts: ArrayLike<number>,
	at: number,
	window: Window,
	population: ArrayLike<number> | null
): Baseline | null {
	const { frequency, yearsBack, halfWindow, seasonParts, excludeLast } = window;
	if (at - yearsBack * frequency - halfWindow < 0 || yearsBack < 1) return null;
	const part = partOfYear(at, window);
	const rows: BaselineRow[] = [];
	for (let t = 0; t < at - excludeLast; t++) {
		const residents = population ? population[t] : 1;
		if (part[t] === 0 || Number.isNaN(counts[t]) || !(residents > 0)) continue;
		rows.push({
			count: counts[t],
			population: residents,
			time: (t - at) / frequency,
			part: part[t]
		});
	}
	const input = (withTrend: boolean): GlmInput => {
		const columns = seasonParts + (withTrend ? 1 : 0);
		const design = new Float64Array(rows.length * columns);
		rows.forEach((row, r) => {
			design[r * columns] = 1;
			if (withTrend) design[r * columns + 1] = row.time;
			if (row.part < seasonParts) design[r * columns + columns - seasonParts + row.part] = 1;
		});
		return {
			design,
			columns,
			response: rows.map((row) => row.count),
			offset: rows.map((row) => Math.log(row.population)),
			family: 'poisson'
		};
	};
	return { rows, parts: seasonParts, input };
}

/** For every period up to `at` its part of the year, 1 to `seasonParts`; 0: not used. */
function partOfYear(at: number, window: Window): Int32Array {
	const { frequency, yearsBack, halfWindow, seasonParts } = window;
	const part = new Int32Array(at + 1);
	part.fill(seasonParts, at - halfWindow, at + 1);
	for (let year = 1; year <= yearsBack; year++) {
		const reference = at - year * frequency;
		part.fill(seasonParts, reference - halfWindow, reference + halfWindow + 1);
		if (seasonParts === 1) continue;
		const between = frequency - 2 * halfWindow - 1;
		const size = Math.floor(between / (seasonParts - 1));
		let longer = between % (seasonParts - 1);
		let from = reference + halfWindow + 1;
		for (let index = 1; index < seasonParts; index++) {
			const to = from + size + (longer-- > 0 ? 1 : 0);
			part.fill(index, from, to);
			from = to;
		}
	}
	return part;
}

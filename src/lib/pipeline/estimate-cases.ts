import { numberStyle, readNumber } from '$lib/intake/values/read-number';
import type { Areas } from '$lib/model/areas';
import type { Panel } from '$lib/model/panel';
import { periodStart } from '$lib/model/period';
import type { CaseEstimates } from '$lib/model/planning';
import { InputError } from '$lib/model/problem';
import type { Project } from '$lib/model/project';
import type { UnderreportingSettings } from '$lib/model/settings/underreporting';
import { adjustForEffort } from '$lib/planning/reporting-rates/effort';
import { applyReportingRates } from '$lib/planning/reporting-rates/scenario';
import type { Context } from './context';
import { matchPlaces } from './incidents/match-places';
import type { LoadedProject } from './load-panel';
import { loadMethodPanel } from './method-panel';
import { areasNamed } from './plan/areas-named';
import { readColumns } from './read-columns';

type Scenario = Extract<UnderreportingSettings, { method: 'scenario' }>;
type Effort = Extract<UnderreportingSettings, { method: 'effort' }>;

/**
 * Recorded cases of the whole window by area, and what they may truly be by the project's assumption
 * about reporting: assumed rates, or effort. Without one, or with an estimate of the total only
 * (multiple systems), recorded cases stand for themselves. Exact figures: what leaves must pass the gate.
 */
export async function estimateCases(
	project: Project,
	loaded: LoadedProject,
	panel: Panel,
	context: Context
): Promise<CaseEstimates> {
	const settings = project.underreporting;
	const reported = totalsOf(panel);
	if (settings?.method === 'scenario')
		return applyScenario(settings, project, loaded, reported, context);
	if (settings?.method === 'effort') {
		const effort = await readEffort(settings, loaded.areas, panel, context);
		return adjustForEffort(reported, effort, residentsOf(panel), settings.kind);
	}
	return { method: 'none', reported, estimated: reported, lower: reported, upper: reported };
}

/** Cases by area over the panel's complete periods; NaN where an area never reported. */
export function totalsOf(panel: Panel): Float64Array {
	const { length } = panel.periods;
	const whole = Math.max(1, length - panel.incompleteLast);
	return Float64Array.from(panel.areaIds, (_, area) => {
		let sum = 0;
		let known = 0;
		for (let t = 0; t < whole; t++) {
			const count = panel.counts[area * length + t];
			if (Number.isNaN(count)) continue;
			sum += count;
			known++;
		}
		return known > 0 ? sum : NaN;
	});
}

/** Mean residents by area over the panel; null where none are known. */
export function residentsOf({ population, periods, areaIds }: Panel): Float64Array | null {
	if (!population) return null;
	return Float64Array.from(areaIds, (_, area) => {
		const row = population.subarray(area * periods.length, (area + 1) * periods.length);
		return row.reduce((sum, value) => sum + value, 0) / periods.length;
	});
}

async function applyScenario(
	settings: Scenario,
	project: Project,
	loaded: LoadedProject,
	reported: Float64Array,
	context: Context
): Promise<CaseEstimates> {
	const general = settings.rates.filter(({ organisation }) => !organisation);
	const byArea = ratesByArea(general, loaded.areas);
	const special = settings.rates.filter(({ organisation }) => organisation);
	const rest = reported.slice();
	const sum = { estimated: 0, lower: 0, upper: 0 };
	const total = {
		estimated: new Float64Array(reported.length),
		lower: new Float64Array(reported.length),
		upper: new Float64Array(reported.length)
	};
	const add = (part: CaseEstimates) => {
		for (const key of Object.keys(sum) as (keyof typeof sum)[])
			part[key].forEach((value, area) => (total[key][area] += value));
	};
	for (const rate of special) {
		const filter = { ...project.filter, organisation: [rate.organisation!] };
		const { panel } = await loadMethodPanel({ ...project, filter }, loaded, context);
		const part = totalsOf(panel);
		part.forEach((value, area) => (rest[area] -= value || 0));
		const rates = ratesByArea([...general, { ...rate, organisation: undefined }], loaded.areas);
		add(
			applyReportingRates(
				part.map((value) => value || 0),
				rates
			)
		);
	}
	add(applyReportingRates(rest, byArea));
	return { method: 'scenario', reported, ...total };
}

function ratesByArea(rates: Scenario['rates'], areas: Areas) {
	const many = areas.ids.length;
	const found = {
		low: new Float64Array(many).fill(1),
		central: new Float64Array(many).fill(1),
		high: new Float64Array(many).fill(1)
	};
	for (const { areas: named, low, central, high } of rates)
		for (const area of named ? areasNamed(named, areas, 'reporting rates') : areas.ids.keys()) {
			found.low[area] = low;
			found.central[area] = central;
			found.high[area] = high;
		}
	return found;
}

/** Mean effort of each area, in the panel's years where the file gives years; NaN where it has none. */
async function readEffort(
	settings: Effort,
	areas: Areas,
	panel: Panel,
	context: Context
): Promise<Float64Array> {
	const { file, columns } = settings;
	const { first, length, step } = panel.periods;
	const year = (number: number) => Number(periodStart(number, step).slice(0, 4));
	const years =
		columns.year && !panel.undated
			? { column: columns.year, from: year(first), to: year(first + length - 1) }
			: undefined;
	return readByArea(file, columns.area, columns.effort, areas, context, 'mean', years);
}

/**
 * A number by area from a file: the mean or the sum of its rows; NaN where it has none. `years` keeps
 * the rows whose year lies within.
 */
export async function readByArea(
	file: string,
	areaColumn: string,
	valueColumn: string,
	areas: Areas,
	context: Context,
	combine: 'mean' | 'sum',
	years?: { column: string; from: number; to: number }
): Promise<Float64Array> {
	const names = [areaColumn, valueColumn, ...(years ? [years.column] : [])];
	const read = await readColumns(file, names, context);
	const [places, texts, yearTexts] = read.columns.map((column) =>
		column.map((text) => (text ?? '').trim())
	);
	const style = numberStyle(texts, 'decimal');
	const sums = new Float64Array(areas.ids.length);
	const rows = new Float64Array(areas.ids.length);
	matchPlaces(places, areas).forEach(({ area }, row) => {
		const value = readNumber(texts[row], style);
		if (area === null || Number.isNaN(value)) return;
		const year = years ? Number(yearTexts[row]) : 0;
		if (years && !(year >= years.from && year <= years.to)) return;
		sums[area] += value;
		rows[area]++;
	});
	if (!rows.some((count) => count > 0))
		throw new InputError(
			'None of the rows of this file names one of the areas with a number; check its columns.',
			{ file, column: valueColumn },
			'no-area-values'
		);
	return sums.map((sum, area) =>
		rows[area] > 0 ? (combine === 'mean' ? sum / rows[area] : sum) : NaN
	);
}

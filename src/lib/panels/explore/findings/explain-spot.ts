import { m } from '$lib/messages/compiled/messages';
import { periodsPerYear, type Periods } from '$lib/model/period';
import { cellStatusCode } from '$lib/model/protected';
import type { Hotspots } from '$lib/model/shown-findings';
import { formatCount, formatNumber, formatRate } from '$lib/ui/format';
import { localClassCaution, localClassMeaning, localClassText } from '$lib/wording/findings';
import type { Explanation } from './explanation';
import { pText } from './shown-numbers';

/** What Gi*, Gi or local Moran's I says of one area. `around`: the sentence about its neighbours. */
export function explainSpot(found: Hotspots, area: number, around: string[]): Explanation {
	const label = found.results.labels.class[area];
	const hidden = found.cells.statuses[area] === cellStatusCode.hidden && !found.cells.exact;
	const numbers = hidden
		? [...around, m.findings_area_count_hidden()]
		: [...countAndRate(found, area), ...around, ...departure(found, area)];
	return {
		label: localClassText(label),
		numbers,
		meaning: localClassMeaning(label),
		caution: localClassCaution(label)
	};
}

function countAndRate({ cells, results, periods }: Hotspots, area: number): string[] {
	const count = cells.counts[area];
	if (!Number.isFinite(count)) return [m.findings_area_no_count()];
	const rate = cells.rates?.[area] ?? NaN;
	const { rate_lower: lower, rate_upper: upper } = results.numbers;
	if (!Number.isFinite(rate) || !lower)
		return [m.findings_area_count({ count: formatCount(count) })];
	const years = yearsOf(periods);
	const yearly = (value: number) => formatRate(value / years);
	const text = m.findings_area_count_rate({
		count: formatCount(count),
		rate: yearly(rate),
		lower: yearly(lower[area]),
		upper: yearly(upper[area])
	});
	const few = cells.statuses[area] === cellStatusCode.unreliable;
	return few ? [text, m.findings_area_unreliable({ count: formatCount(20) })] : [text];
}

function departure({ statistic, results, tested, correction }: Hotspots, area: number): string[] {
	const { z, p, p_adjusted: adjusted, local_i: i, local_expected: expected } = results.numbers;
	if (!Number.isFinite(z[area])) return [];
	const side = z[area] >= 0 ? m.findings_above() : m.findings_below();
	const size = formatNumber(Math.abs(z[area]), 1);
	const far =
		statistic === 'local-moran'
			? m.findings_area_z_moran({
					i: formatNumber(i[area], 2),
					expected: formatNumber(expected[area], 2),
					z: size,
					side
				})
			: m.findings_area_z_gi({ z: size, side });
	const tests = formatCount(tested);
	const corrected =
		correction === 'none'
			? m.findings_correction_none()
			: m.findings_after_correction({ tests, p: pText(adjusted[area]) });
	return [far, m.findings_p_before({ p: pText(p[area]), corrected })];
}

/** The length of a window in years. */
function yearsOf({ length, step }: Periods): number {
	return length / periodsPerYear[step];
}

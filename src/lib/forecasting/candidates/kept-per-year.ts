import type { Training } from '../training';

/** Weights of a year's counts left a year later that are tried: 1 forgets nothing. */
const CHOICES = [1, 0.85, 0.7, 0.5];
/** Forgetting has to predict better by this share. */
const MARGIN = 0.05;
/** The weight of an error that is left a year later: after a turn, what suited the years before it no longer counts for much. */
const ERRORS_KEPT = 0.8;
/** Periods that a line is first drawn through. */
const LEAST = 3;

/**
 * The weight of a year's counts that is left a year later in a regression on time: the one whose line
 * through the logarithm of the areas' total would have predicted the next period best (discounted
 * least squares, Brown 1963). All areas tell it together, since one alone has too few counts. Without
 * a season only: discounted years would say too little of one.
 */
export function keptPerYear(training: Training): number {
	if (training.season > 1) return 1;
	const totals = logTotals(training);
	let best = 1;
	let least = Infinity;
	for (const keep of CHOICES) {
		const loss = lossOf(totals, keep, training.perYear);
		if (loss < least * (keep < 1 ? 1 - MARGIN : 1)) [best, least] = [keep, loss];
	}
	return best;
}

function logTotals({ filled, areas, length, end }: Training): Float64Array {
	const totals = new Float64Array(end);
	for (let a = 0; a < areas; a++) for (let t = 0; t < end; t++) totals[t] += filled[a * length + t];
	return totals.map((total) => Math.log(Math.max(0.5, total)));
}

/** Squared errors one period ahead, the newest counting most. */
function lossOf(values: Float64Array, keep: number, perYear: number): number {
	const kept = keep ** (1 / perYear);
	const errorsKept = ERRORS_KEPT ** (1 / perYear);
	let [weight, x, y, xx, xy, loss] = [0, 0, 0, 0, 0, 0];
	values.forEach((value, t) => {
		if (t >= LEAST) {
			const spread = xx - (x * x) / weight;
			const slope = spread > 1e-9 ? (xy - (x * y) / weight) / spread : 0;
			loss = errorsKept * loss + (value - (y + slope * (weight * t - x)) / weight) ** 2;
		}
		weight = kept * weight + 1;
		x = kept * x + t;
		y = kept * y + value;
		xx = kept * xx + t * t;
		xy = kept * xy + t * value;
	});
	return loss;
}

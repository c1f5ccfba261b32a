import { bestWindowAt, type BestWindow } from './best-windows';
import type { ScanModel } from './scan-model';

/**
 * The most likely clusters that share no area, whatever their periods: the window with the largest
 * ratio, then the largest among those that hold none of its areas, and so on. Equal ratios: the
 * earlier centre.
 */
export function likelyClusters(
	model: ScanModel,
	minCases: number,
	most: number,
	report: (share: number) => void = () => {}
): BestWindow[] {
	const taken = new Uint8Array(model.areas);
	const candidates: (BestWindow | null)[] = [];
	for (let centre = 0; centre < model.areas; centre++) {
		candidates.push(bestWindowAt(model, centre, minCases, taken));
		if (centre % 64 === 63) report((centre + 1) / model.areas);
	}
	const membersOf = (found: BestWindow) =>
		model.circles.circlesAt(found.centre).order.subarray(0, found.size);
	const chosen: BestWindow[] = [];
	while (chosen.length < most) {
		const best = largest(candidates);
		if (!best) break;
		if (membersOf(best).some((area) => taken[area] === 1)) {
			// Its areas were taken since: the centre may have a smaller window that is free.
			candidates[best.centre] = bestWindowAt(model, best.centre, minCases, taken);
			continue;
		}
		chosen.push(best);
		for (const area of membersOf(best)) taken[area] = 1;
	}
	return chosen;
}

function largest(candidates: (BestWindow | null)[]): BestWindow | null {
	let best: BestWindow | null = null;
	for (const candidate of candidates)
		if (candidate && (!best || candidate.llr > best.llr * (1 + 1e-12))) best = candidate;
	return best;
}

import type { SitePlan, SiteProblem } from '$lib/model/sites';
import { gapBetween, nearestOpen } from './open-sites';

/**
 * The p-median of a large table: greedy openings improved by vertex interchange (Teitz & Bart 1968)
 * until no swap of an open for a closed site helps, with a lower bound by Lagrangian relaxation of
 * the assignments (Cornuéjols, Fisher & Nemhauser 1977).
 */
export function placeByInterchange(problem: SiteProblem): SitePlan {
	const { candidates, demand, distances, existing, count } = problem;
	const many = demand.length;
	const total = demand.reduce((sum, value) => sum + value, 0);
	const fixed = Array.from({ length: candidates }, (_, i) => i).filter((i) => existing?.[i]);
	const open = new Set(fixed);
	const nearest = new Float64Array(many).fill(Infinity);
	const bring = (candidate: number) => {
		open.add(candidate);
		for (let place = 0; place < many; place++)
			nearest[place] = Math.min(nearest[place], distances[candidate * many + place]);
	};
	fixed.forEach(bring);
	const saving = (candidate: number) => {
		let sum = 0;
		for (let place = 0; place < many; place++) {
			const distance = distances[candidate * many + place];
			const before = Number.isFinite(nearest[place]) ? nearest[place] : 1e9;
			if (distance < before) sum += demand[place] * (before - distance);
		}
		return sum;
	};
	while (open.size < fixed.length + count) {
		const closed = Array.from({ length: candidates }, (_, i) => i).filter((i) => !open.has(i));
		const savings = closed.map(saving);
		bring(closed[savings.indexOf(Math.max(...savings))]);
	}
	improve(problem, open, new Set(fixed));
	const sites = Int32Array.from(open).sort();
	const assigned = nearestOpen(problem, sites);
	const objective =
		assigned.reduce((sum, site, place) => sum + demand[place] * distances[site * many + place], 0) /
		total;
	const bound = medianBound(problem, objective * total) / total;
	return { open: sites, assigned, objective, bound, gap: gapBetween(objective, bound) };
}

/** Swaps an open site for a closed one while that shortens the way (fast interchange, Whitaker 1983). */
function improve(problem: SiteProblem, open: Set<number>, fixed: Set<number>): void {
	const { candidates, demand, distances } = problem;
	const many = demand.length;
	for (let swapped = true; swapped;) {
		swapped = false;
		const sites = [...open];
		const first = new Float64Array(many).fill(Infinity);
		const second = new Float64Array(many).fill(Infinity);
		const owner = new Int32Array(many);
		sites.forEach((site, i) => {
			for (let place = 0; place < many; place++) {
				const distance = distances[site * many + place];
				if (distance < first[place]) {
					second[place] = first[place];
					first[place] = distance;
					owner[place] = i;
				} else if (distance < second[place]) second[place] = distance;
			}
		});
		let best = { change: -1e-9, into: -1, out: -1 };
		for (let candidate = 0; candidate < candidates; candidate++) {
			if (open.has(candidate)) continue;
			const loss = new Float64Array(sites.length);
			let gain = 0;
			for (let place = 0; place < many; place++) {
				const distance = distances[candidate * many + place];
				if (distance < first[place]) gain += demand[place] * (first[place] - distance);
				else
					loss[owner[place]] += demand[place] * (Math.min(distance, second[place]) - first[place]);
			}
			// A place that the newcomer takes over is not lost with its old site.
			sites.forEach((site, i) => {
				if (fixed.has(site)) return;
				const change = loss[i] - gain;
				if (change < best.change) best = { change, into: candidate, out: site };
			});
		}
		if (best.into >= 0) {
			open.delete(best.out);
			open.add(best.into);
			swapped = true;
		}
	}
}

/** A lower bound on the demand-weighted distance by subgradient steps on the price of each place. */
function medianBound(problem: SiteProblem, upper: number): number {
	const { candidates, demand, distances, existing, count } = problem;
	const many = demand.length;
	const prices = Float64Array.from(demand, (weight, place) => {
		const all = Array.from({ length: candidates }, (_, i) => weight * distances[i * many + place]);
		return all.sort((a, b) => a - b)[Math.min(all.length - 1, 1)];
	});
	let best = -Infinity;
	let pace = 1.5;
	for (let step = 0; step < 250; step++) {
		const worth = Array.from({ length: candidates }, (_, candidate) => {
			let sum = 0;
			for (let place = 0; place < many; place++)
				sum += Math.min(0, demand[place] * distances[candidate * many + place] - prices[place]);
			return { candidate, sum };
		});
		const chosen = [
			...worth.filter(({ candidate }) => existing?.[candidate]),
			...worth
				.filter(({ candidate }) => !existing?.[candidate])
				.sort((a, b) => a.sum - b.sum)
				.slice(0, count)
		];
		const bound =
			prices.reduce((sum, price) => sum + price, 0) + chosen.reduce((sum, one) => sum + one.sum, 0);
		if (bound > best) best = bound;
		else pace *= 0.97;
		const slack = new Float64Array(many).fill(1);
		for (const { candidate } of chosen)
			for (let place = 0; place < many; place++)
				if (demand[place] * distances[candidate * many + place] < prices[place]) slack[place]--;
		const norm = slack.reduce((sum, value) => sum + value * value, 0);
		if (norm === 0) break;
		for (let place = 0; place < many; place++)
			prices[place] += (pace * (upper - bound) * slack[place]) / norm;
	}
	return best;
}
